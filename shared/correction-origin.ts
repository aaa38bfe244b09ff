// Which corrected mined set a run goes by in place of what was mined: part of its run.json and of its mined.json.
import { z } from 'zod';

export const correctionNote = z.string().max(4000);
/** Counts the corrections of one run, from 1. */
export const correctionVersion = z.int().positive();

export const correctionOrigin = z.object({
  /** The run whose mined set was corrected. */
  run: z.string(),
  version: correctionVersion,
  note: correctionNote,
  /** Samples that were added to the mined set, and taken out of it. */
  marked: z.int().nonnegative(),
  unmarked: z.int().nonnegative(),
});
export type CorrectionOrigin = z.infer<typeof correctionOrigin>;

/** Such as `corrected mined set 2 of RUN`. */
export const correctionText = ({ run, version }: Pick<CorrectionOrigin, 'run' | 'version'>): string =>
  `corrected mined set ${version} of ${run}`;
