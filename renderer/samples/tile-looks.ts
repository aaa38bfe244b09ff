// How samples look in the gallery, in one byte each.
import { type SampleColumns, UNKNOWN_LABEL } from '../../shared/sample-columns.ts';

/** Bits. Without the first two it is not known whether the sample conflicts. */
export const ALIGNED = 1;
export const CONFLICTING = 2;
export const MINED = 4;
/** Its mark is not that of the run's own mined set. */
export const BY_HAND = 8;
/** The classifier takes it for another class. */
export const WRONG = 16;
export const SELECTED = 32;

interface LooksOf {
  readonly columns: SampleColumns;
  /** [samples]: the mined set as it is shown. */
  readonly marks: Uint8Array;
  /** [samples], 1 where selected. */
  readonly selected: Uint8Array;
}

/** Pure: of these samples, in their order. */
export const looksOf = ({ columns, marks, selected }: LooksOf, samples: Uint32Array): Uint8Array =>
  Uint8Array.from(samples, (index) => {
    const prediction = columns.predictions[index];
    const isWrong = prediction !== UNKNOWN_LABEL && prediction !== columns.classes[index];
    return (
      (columns.conflicting[index] === 0 ? ALIGNED : 0) |
      (columns.conflicting[index] === 1 ? CONFLICTING : 0) |
      (marks[index] === 1 ? MINED : 0) |
      (marks[index] === columns.mined[index] ? 0 : BY_HAND) |
      (isWrong ? WRONG : 0) |
      (selected[index] === 1 ? SELECTED : 0)
    );
  });
