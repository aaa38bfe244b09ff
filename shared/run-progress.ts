// How far a run has come, as its progress.json keeps it: what a resumed run need not do again.
import { z } from 'zod';
import { networkRole, stageName } from './events.ts';

/** Version of the stored form; a reader upgrades older ones and refuses newer ones. */
export const PROGRESS_FORMAT = 1;

/** Name of the file in a run's folder. */
export const PROGRESS_FILE = 'progress.json';

/** A stage that was left in the middle; paths are relative to the run's folder, with forward slashes. */
const partialStage = z.object({
  stage: stageName,
  network: networkRole,
  /** Optimizer steps done. */
  step: z.int().nonnegative(),
  weights: z.string(),
  state: z.string(),
});
export type PartialStage = z.infer<typeof partialStage>;

export const runProgress = z.object({
  format: z.literal(PROGRESS_FORMAT),
  /** Stages whose result is there, in their order. */
  finished: z.array(stageName),
  partial: partialStage.nullable(),
});
export type RunProgress = z.infer<typeof runProgress>;
