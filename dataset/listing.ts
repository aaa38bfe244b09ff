// The files of one split, as every layout reader gives them.
import type { Notice, Problem } from './problems.ts';

export interface ListedFile {
  /** Path below the data set's folder with forward slashes: `5pct/align/3/17_3_3.png`. */
  readonly path: string;
  readonly classLabel: number;
  /** Null where it is unknown: then it is so for all files of the split. */
  readonly biasLabel: number | null;
}

export interface Listing {
  /** Those without a problem of their own, sorted by path (UTF-16 code units). */
  readonly files: readonly ListedFile[];
  readonly problems: readonly Problem[];
  readonly notices: readonly Notice[];
  /** SHA-256 over path, size and modification time of each file: another one means that the folder changed. */
  readonly fingerprint: string;
}

/** [files.length] each. */
export interface Labels {
  readonly classLabels: Uint16Array;
  readonly biasLabels: Uint16Array | null;
}

export function labelsOf(files: readonly ListedFile[]): Labels {
  const known = files.every(({ biasLabel }) => biasLabel !== null);
  return {
    classLabels: Uint16Array.from(files, ({ classLabel }) => classLabel),
    biasLabels: known ? Uint16Array.from(files, ({ biasLabel }) => biasLabel ?? 0) : null,
  };
}
