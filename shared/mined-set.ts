// The mining result of a run, as its mined.json keeps it: what the biased network said of each training sample.
import { z } from 'zod';
import { correctionOrigin } from './correction-origin.ts';
import { miningQuality, networkRole } from './events.ts';

/** Version of the stored form; a reader upgrades older ones and refuses newer ones. */
export const MINED_FORMAT = 1;

/** Name of the file in a run's folder. */
export const MINED_FILE = 'mined.json';

/** How samples are mined; `supervised` takes the truth. */
export const miningMethod = z.enum(['wrong', 'ensemble', 'supervised']);

/** An array checked in one go: of 160,000 samples a schema for each entry takes a third of a second. */
const column = <Entry>(what: string, isEntry: (entry: unknown) => boolean) =>
  z.custom<Entry[]>((value) => Array.isArray(value) && value.every(isEntry), `expected an array of ${what}`);

const labels = column<number>('integers from 0', (entry) => Number.isInteger(entry) && Number(entry) >= 0);
const numbers = column<number>('numbers', Number.isFinite);

/** Columns of one length, one entry for each training sample in the data set's order. */
export const minedSet = z.object({
  format: z.literal(MINED_FORMAT),
  method: miningMethod,
  /** The network that mined, null where the truth was taken; `step` of its pretraining. */
  network: networkRole.nullable(),
  step: z.int().nonnegative(),
  /** τ where the method is `ensemble`. */
  threshold: z.number().nullable(),
  quality: miningQuality,
  /** Path below the data root. */
  paths: column<string>('paths', (entry) => typeof entry === 'string'),
  classes: labels,
  /** The mining network's prediction; empty where the truth was taken, as the next one. */
  predictions: labels,
  /** p_label, 0 to 1. */
  labelProbabilities: numbers,
  /** What was compared: 0 or 1 for `wrong` and `supervised`, the ensemble's score from 0 to 1. */
  scores: numbers,
  mined: column<0 | 1>('marks 0 or 1', (entry) => entry === 0 || entry === 1),
  /** Where the marks were corrected by hand: by which correction. All else is as it was mined. */
  corrected: correctionOrigin.nullable().default(null),
});
export type MinedSet = z.infer<typeof minedSet>;

/** Pure: size, precision and recall of marks [count] against the truth [count], both 0 or 1; null where it is unknown. */
export function qualityOf(mined: ArrayLike<number>, conflicting: ArrayLike<number> | null): MinedSet['quality'] {
  let size = 0;
  let hits = 0;
  let conflicts = 0;
  for (let i = 0; i < mined.length; i++) {
    if (mined[i] === 1) size++;
    if (conflicting?.[i] === 1) conflicts++;
    if (mined[i] === 1 && conflicting?.[i] === 1) hits++;
  }
  return {
    size,
    of: mined.length,
    precision: size === 0 || conflicting === null ? null : hits / size,
    recall: conflicts === 0 ? null : hits / conflicts,
  };
}
