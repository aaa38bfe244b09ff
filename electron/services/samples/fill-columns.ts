// Columns of samples from a mined set and from a listing of the data set.
import type { Labels } from '../../../dataset/listing.ts';
import type { AlignedGroups } from '../../../shared/group-accuracy.ts';
import type { MinedSet } from '../../../shared/mined-set.ts';
import { emptyColumns, type SampleColumns, UNKNOWN_LABEL, UNKNOWN_MARK } from '../../../shared/sample-columns.ts';

/** A split of the data set as it is now. */
export interface ListedSplit {
  readonly labels: Labels;
  /** Null where that is unknown. */
  readonly aligned: AlignedGroups | null;
}

/** The columns of a split that nothing was mined in: samples are those of the listing, none without one. */
export function listedColumns(listing: ListedSplit | null): SampleColumns {
  const count = listing?.labels.classLabels.length ?? 0;
  const columns = unknownColumns(count);
  if (listing === null) return columns;
  columns.classes.set(listing.labels.classLabels);
  for (let index = 0; index < count; index++) columns.images[index] = index;
  fillBiases(columns, listing);
  return columns;
}

/** The columns of the training set: samples are those of the mined set, at `places` of the listing (`placesOf`). */
export function minedColumns(mined: MinedSet, places: Int32Array, listing: ListedSplit | null): SampleColumns {
  const columns = unknownColumns(mined.mined.length);
  columns.classes.set(mined.classes);
  columns.images.set(places);
  columns.mined.set(mined.mined);
  columns.biasedPredictions.set(mined.predictions);
  columns.labelProbabilities.set(mined.labelProbabilities);
  if (mined.method === 'ensemble') columns.scores.set(mined.scores);
  else if (mined.labelProbabilities.length > 0) {
    columns.scores.set(mined.labelProbabilities.map((probability) => 1 - probability));
  }
  if (listing !== null) fillBiases(columns, listing);
  return columns;
}

interface ListedPaths {
  readonly count: number;
  readonly path: (index: number) => string;
}

/** Where each of the paths is among those listed; -1 where it is not. */
export function placesOf(paths: readonly string[], { count, path }: ListedPaths): Int32Array {
  const places = Int32Array.from(paths, (_, index) => index);
  if (paths.length === count && paths.every((wanted, index) => wanted === path(index))) return places;
  const known = new Map(Array.from({ length: count }, (_, index) => [path(index), index]));
  return Int32Array.from(paths, (wanted) => known.get(wanted) ?? -1);
}

function unknownColumns(count: number): SampleColumns {
  const columns = emptyColumns(count);
  columns.images.fill(-1);
  columns.scores.fill(Number.NaN);
  columns.labelProbabilities.fill(Number.NaN);
  for (const labels of [columns.biases, columns.biasedPredictions, columns.predictions]) labels.fill(UNKNOWN_LABEL);
  columns.conflicting.fill(UNKNOWN_MARK);
  columns.mined.fill(UNKNOWN_MARK);
  return columns;
}

function fillBiases(columns: SampleColumns, { labels, aligned }: ListedSplit): void {
  const { biasLabels } = labels;
  if (biasLabels === null) return;
  for (let index = 0; index < columns.count; index++) {
    const bias = biasLabels[columns.images[index] ?? -1];
    if (bias === undefined) continue;
    columns.biases[index] = bias;
    const isAligned = aligned?.[columns.classes[index] ?? 0]?.[bias];
    if (isAligned !== undefined) columns.conflicting[index] = isAligned ? 0 : 1;
  }
}
