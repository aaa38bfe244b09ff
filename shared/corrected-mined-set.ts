// A mined set corrected by hand, as a version of its own beside the one that the run mined.
import { z } from 'zod';
import { type CorrectionOrigin, correctionNote, correctionText, correctionVersion } from './correction-origin.ts';
import { UserError } from './errors.ts';
import type { MinedSet } from './mined-set.ts';

/** Version of the stored form; a reader upgrades older ones and refuses newer ones. */
export const CORRECTED_FORMAT = 1;

/** Folder in a run's folder that holds its corrected mined sets. */
export const CORRECTED_FOLDER = 'corrected';
export const correctedName = (version: number): string => `${version}.json`;

/** Columns of one length. */
const named = z
  .object({
    /** Of training samples, ascending. */
    indices: z.array(z.int().nonnegative()),
    /** Their paths below the data root: they hold where the data set was changed meanwhile. */
    paths: z.array(z.string()),
  })
  .refine(({ indices, paths }) => indices.length === paths.length, 'as many paths as indices');

export const correctedMinedSet = z.object({
  format: z.literal(CORRECTED_FORMAT),
  /** The run whose mined.json it corrects. */
  run: z.string(),
  /** From 1, in the order in which they were saved. */
  version: correctionVersion,
  /** The version that its author went on from; null for the run's own mined set. */
  basedOn: correctionVersion.nullable(),
  /** ISO 8601, UTC. */
  createdAt: z.iso.datetime(),
  /** Name of the user on the machine. */
  author: z.string(),
  note: correctionNote,
  /** Training samples of the run. */
  count: z.int().nonnegative(),
  /** Against the run's own mined set: those that are mined now, and those that are not any more. */
  marked: named,
  unmarked: named,
});
export type CorrectedMinedSet = z.infer<typeof correctedMinedSet>;

export const originOf = ({ run, version, note, marked, unmarked }: CorrectedMinedSet): CorrectionOrigin => ({
  ...{ run, version, note },
  marked: marked.indices.length,
  unmarked: unmarked.indices.length,
});

/** Pure: what differs between the marks [count] that were mined and those [count] that are wanted, each 0 or 1. */
export function correctionBetween(
  { mined, paths }: Pick<MinedSet, 'mined' | 'paths'>,
  wanted: ArrayLike<number>,
): Pick<CorrectedMinedSet, 'count' | 'marked' | 'unmarked'> {
  const changedTo = (mark: number): CorrectedMinedSet['marked'] => {
    const indices = mined.flatMap((own, index) => (own !== mark && wanted[index] === mark ? [index] : []));
    return { indices, paths: indices.map((index) => paths[index] ?? '') };
  };
  return { count: mined.length, marked: changedTo(1), unmarked: changedTo(0) };
}

/**
 * Pure: the mined set with the correction in it. Its precision and recall are unknown until they are counted again.
 * Throws the UserError `mined-set-mismatch` where the correction is of other samples.
 */
export function corrected(own: MinedSet, correction: CorrectedMinedSet): MinedSet {
  if (correction.count !== own.mined.length) throw mismatch(correction, `${correction.count} training samples`, null);
  const mined = [...own.mined];
  for (const [{ indices, paths }, mark] of [
    [correction.marked, 1],
    [correction.unmarked, 0],
  ] as const) {
    indices.forEach((index, place) => {
      if (own.paths[index] !== paths[place]) throw mismatch(correction, paths[place] ?? '', index);
      mined[index] = mark;
    });
  }
  const size = mined.reduce<number>((sum, mark) => sum + mark, 0);
  const quality = { size, of: mined.length, precision: null, recall: null };
  return { ...own, quality, mined, corrected: originOf(correction) };
}

function mismatch(correction: CorrectedMinedSet, what: string, index: number | null): UserError {
  return new UserError({
    code: 'mined-set-mismatch',
    message: `The ${correctionText(correction)} speaks of ${what}${index === null ? '' : ` as training sample ${index}`}, which the mined set of this run does not`,
    remedy: 'Take a corrected mined set that was made from this run.',
  });
}
