// What a reader of a layout does: it finds a data set below the data root and lists the files of its splits.
import type { Description } from './description.ts';
import type { Listing } from './listing.ts';
import type { Notice, Problem } from './problems.ts';
import type { Split } from './samples.ts';

/** Where a data set is looked for. */
export interface DatasetPlace {
  /** The data root. */
  readonly root: string;
  /** The set's folder below the root with forward slashes, such as `cmnist`. */
  readonly folder: string;
  /** In percent; null in a layout without ratios. */
  readonly conflictPercent: number | null;
}

/** One data set at one conflict ratio, its images not yet read. */
export interface Layout {
  readonly description: Description;
  /** Of what describes the set, not of a split. */
  readonly problems: readonly Problem[];
  readonly notices: readonly Notice[];
  /** Lists a split; what is wrong with it is told in the listing, not thrown. Rejects where the signal is aborted. */
  list(split: Split, signal?: AbortSignal): Promise<Listing>;
}

/** The labels of the training set, where validation and test set are opened in another root. */
export type Vocabulary = Pick<Description, 'classNames' | 'biasNames' | 'aligned'>;

/** Images of each split, by what describes the set: they themselves are not looked at. */
export interface DatasetCounts {
  readonly train: number;
  /** Of the training images; null where it is unknown. */
  readonly conflicting: number | null;
  readonly valid: number;
  readonly test: number;
  /** Seed of the build; null where no builder of ours made it. */
  readonly seed: number | null;
}

export interface LayoutReader {
  /** The conflict ratios that `<root>/<folder>` has: in percent, ascending; [null] in a layout without ratios; [] where no set is there. */
  ratios(root: string, folder: string): Promise<readonly (number | null)[]>;
  /** The parts that these splits need and that are not there: paths below the set's folder. */
  missing(place: DatasetPlace, splits: readonly Split[]): Promise<readonly string[]>;
  /** Throws as `open` does. */
  count(place: DatasetPlace): Promise<DatasetCounts>;
  /** Throws a UserError where what describes the set can't be read. `vocabulary`: labels are numbered as there. */
  open(place: DatasetPlace, vocabulary?: Vocabulary): Promise<Layout>;
}
