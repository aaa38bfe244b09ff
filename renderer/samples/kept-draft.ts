// Corrections that are not saved yet as a tab keeps them over a reload: two bits for each sample.
import { z } from 'zod';
import { correctionNote, correctionVersion } from '../../shared/correction-origin.ts';
import { markBits, marksOf, markText } from '../../shared/mark-bits.ts';
import { MARKED, type MinedDraft, UNMARKED } from './mined-draft.ts';

const said = z.object({ marked: markText, unmarked: markText, note: correctionNote });

export const keptDraft = said.extend({
  format: z.literal(1),
  /** Digest of the training samples and the mined set that they are said of. */
  of: z.string(),
  basedOn: correctionVersion.nullable(),
  saved: said,
});
export type KeptDraft = z.infer<typeof keptDraft>;

/** Null where there is nothing to keep. */
export function keptOf({ says, note, saved, basedOn }: MinedDraft, of: string): KeptDraft | null {
  if (basedOn === null && note === '' && !says.some((word) => word !== 0)) return null;
  return { format: 1, of, basedOn, ...textOf(says), note, saved: { ...textOf(saved.says), note: saved.note } };
}

/** `versions` are those that the run has: a draft that goes on from another one goes on from the run's own mined set. */
export function draftOf({ basedOn, note, saved, ...kept }: KeptDraft, versions: readonly number[]): MinedDraft {
  if (basedOn !== null && versions.includes(basedOn)) {
    return { says: saysOf(kept), note, basedOn, saved: { says: saysOf(saved), note: saved.note } };
  }
  return { says: saysOf(kept), note, basedOn: null, saved: { says: new Uint8Array(0), note: '' } };
}

const textOf = (says: Uint8Array) => ({
  marked: markBits(says.map((word) => (word === MARKED ? 1 : 0))),
  unmarked: markBits(says.map((word) => (word === UNMARKED ? 1 : 0))),
});

/** Longer than what was written by three samples at most, of which nothing is said. */
function saysOf({ marked, unmarked }: Pick<KeptDraft, 'marked' | 'unmarked'>): Uint8Array {
  const count = 4 * Math.max(marked.length, unmarked.length);
  const says = new Uint8Array(count);
  marksOf(marked, 4 * marked.length)?.forEach((mark, index) => {
    if (mark === 1) says[index] = MARKED;
  });
  marksOf(unmarked, 4 * unmarked.length)?.forEach((mark, index) => {
    if (mark === 1) says[index] = UNMARKED;
  });
  return says;
}
