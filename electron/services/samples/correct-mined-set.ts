// Corrections of a run's mined set as a page makes and looks at them: as marks of all training samples.
import type { CorrectionSummary } from '../../../shared/api/samples.ts';
import { corrected } from '../../../shared/corrected-mined-set.ts';
import { UserError } from '../../../shared/errors.ts';
import { marksOf } from '../../../shared/mark-bits.ts';
import type { Run } from '../runs/create-run.ts';
import { correctionVersions, readCorrection, saveCorrection } from './corrected-sets.ts';
import { summaryOf } from './correction-summaries.ts';
import { requireMinedSet } from './stored-mined-set.ts';

/** [training samples], 0 or 1. Throws a UserError where there is no such version. */
export function correctedMarks({ folder }: Run, version: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(corrected(requireMinedSet(folder), readCorrection(folder, version)).mined);
}

interface CorrectionOrder {
  readonly basedOn: number | null;
  /** See `markBits`. */
  readonly marks: string;
  readonly note: string;
}

/** `others`: versions that were saved after the one that this goes on from; all are kept. Throws as `saveCorrection`. */
export function correctMinedSet(
  run: Run,
  { basedOn, marks, note }: CorrectionOrder,
): { saved: CorrectionSummary; others: readonly number[] } {
  const { length } = requireMinedSet(run.folder).mined;
  const wanted = marksOf(marks, length);
  if (wanted === null) {
    throw new UserError({
      code: 'mined-set-mismatch',
      message: `The marks are of another number of samples than the ${length} of the run's mined set`,
      remedy: 'Open the samples of the run again.',
    });
  }
  const saved = saveCorrection(run, { basedOn, wanted, note });
  const others = correctionVersions(run.folder).filter(
    (version) => version > (basedOn ?? 0) && version !== saved.version,
  );
  return { saved: summaryOf(saved), others };
}
