// What a known data set is described by. Its description is one file, in a folder of its own.
import type { LayoutReader } from './layout-reader.ts';

export interface KnownDataset {
  /** As given for `--data`. */
  readonly name: string;
  readonly title: string;
  /** Folders below the data root that it may lie in, with forward slashes; the first is the usual one. */
  readonly folders: readonly string[];
  /** Conflict ratios it is published with, in percent; none where it is published as one set. */
  readonly conflictPercents: readonly number[];
  readonly reader: LayoutReader;
  /** The builder that makes it, as named on the command line, where there is one. */
  readonly builder?: string;
}
