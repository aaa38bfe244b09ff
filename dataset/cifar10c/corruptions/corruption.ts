// What a corruption is: a function from pixels, severity and random numbers to pixels.
import type { RandomStream } from '../../../shared/random.ts';
import { SIDE } from '../filters/field.ts';

/** Levels of CIFAR-10-C, from the mildest on. */
export const LEVELS = [1, 2, 3, 4, 5] as const;
export type Severity = (typeof LEVELS)[number];

/**
 * Corrupts one image [32, 32, 3], RGB bytes; gives a new array. The same numbers give the same image. The formulas and the
 * constants of each level are those of CIFAR-10-C (Hendrycks and Dietterich, "Benchmarking Neural Network Robustness to
 * Common Corruptions and Perturbations", ICLR 2019), which differ from ImageNet-C's as its images are smaller.
 */
export type Corruption = (
  pixels: Uint8Array,
  severity: Severity,
  random: RandomStream,
) => Uint8Array | Promise<Uint8Array>;

/** A constant for each severity. */
export type Levels<Value> = Readonly<Record<Severity, Value>>;

/** Number of pixels. */
export const PIXELS = SIDE * SIDE;

/** A byte of a brightness on [0, 1], clipped; fractions are cut off, as CIFAR-10-C does. */
export function toByte(brightness: number): number {
  return Math.trunc(Math.min(1, Math.max(0, brightness)) * 255);
}
