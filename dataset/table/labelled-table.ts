// A data set as a table describes it: a row for each image.
import type { Description } from '../description.ts';
import type { Notice, Problem } from '../problems.ts';
import type { Split } from '../samples.ts';

export interface LabelledRow {
  /** Below the data set's folder, with forward slashes, as written: not yet looked for. */
  readonly path: string;
  readonly split: Split;
  readonly classLabel: number;
  readonly biasLabel: number | null;
  /** Such as `metadata.csv, row 17`. */
  readonly at: string;
}

export interface LabelledTable {
  readonly description: Description;
  /** Those that can be used. */
  readonly rows: readonly LabelledRow[];
  /** Of the table: what is wrong with the other rows. */
  readonly problems: readonly Problem[];
  readonly notices: readonly Notice[];
}

/** Gathers what is wrong with the rows of one file. */
export class TableProblems {
  readonly problems: Problem[] = [];
  readonly #path: string;

  /** `path` of the table below the data root. */
  constructor(path: string) {
    this.#path = path;
  }

  add(code: string, row: number, message: string): undefined {
    this.problems.push({ code, path: this.#path, message: `row ${row}: ${message}` });
  }
}
