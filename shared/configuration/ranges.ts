// Ranges and forms that settings of several stages share.
import { z } from 'zod';

export const optimizers = ['Adam', 'SGD'] as const;
export const weight = { least: 0 };
export const rate = { above: 0, most: 100 };
export const steps = { least: 0, most: 10_000_000 };
export const period = { least: 1, most: 10_000_000 };
export const factor = { above: 0, most: 1 };
export const momentum = { least: 0, below: 1 };
export const fraction = { least: 0, most: 1 };

export const folder = () =>
  z
    .string()
    .regex(/^[^\0]+$/)
    .nullable()
    .default(null);
