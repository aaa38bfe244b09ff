// Examines every file of a data set: counts for each group, all that is wrong in one report.
import type { UserError } from '../shared/errors.ts';
import { conflicting, type Description } from './description.ts';
import { firstSize } from './first-size.ts';
import { imageNotices } from './image-notices.ts';
import type { DatasetPlace } from './layout-reader.ts';
import { type Labels, type Listing, labelsOf } from './listing.ts';
import { loadSplit } from './load-split.ts';
import { DEFAULT_THREADS, LoaderPool } from './loading/loader-pool.ts';
import { type LocatedDataset, locateDataset } from './locate.ts';
import { fitsMemory } from './memory-budget.ts';
import { missingDataset } from './missing-dataset.ts';
import type { OpenRequest } from './open.ts';
import { type Notice, type Problem, problemsError } from './problems.ts';
import type { WorkOptions } from './progress.ts';
import type { Split } from './samples.ts';
import { transformNamed } from './transforms/chosen-transform.ts';

const SPLITS = ['train', 'valid', 'test'] as const;

type SharedOptions = 'root' | 'name' | 'transform' | 'threads' | 'memoryBytes' | 'userCache';

export interface CheckRequest extends WorkOptions, Pick<OpenRequest, SharedOptions> {
  /** In percent; without it all ratios that are there. Without effect on a set that has none. */
  readonly conflictPercent?: number | undefined;
}

export interface CheckedSplit {
  readonly split: Split;
  /** In percent; null for the test split, which the ratios share, and for a set without ratios. */
  readonly conflictPercent: number | null;
  readonly count: number;
  /** Null where it is unknown. */
  readonly conflicting: number | null;
  /** Samples of each group: rows are classes, columns bias labels; one column where these are unknown. */
  readonly groups: readonly (readonly number[])[];
}

export interface CheckReport {
  readonly name: string;
  readonly classNames: readonly string[];
  /** Null where there are no bias labels. */
  readonly biasNames: readonly string[] | null;
  readonly splits: readonly CheckedSplit[];
  readonly problems: readonly Problem[];
  readonly notices: readonly Notice[];
}

/** Samples of each group: rows are classes, columns bias labels; one column where these are unknown. */
export function countGroups({ classLabels, biasLabels }: Labels, classes: number, biases: number): number[][] {
  const columns = biasLabels === null ? 1 : biases;
  const flat = new Uint32Array(classes * columns);
  for (const [index, label] of classLabels.entries()) {
    const cell = label * columns + (biasLabels?.[index] ?? 0);
    flat[cell] = (flat[cell] ?? 0) + 1;
  }
  return Array.from({ length: classes }, (_, row) => [...flat.subarray(row * columns, (row + 1) * columns)]);
}

/** Gathers what is found in one split after another. */
class Checker {
  readonly splits: CheckedSplit[] = [];
  readonly problems: Problem[] = [];
  readonly notices: Notice[] = [];
  classNames: readonly string[] = [];
  biasNames: readonly string[] | null = null;
  readonly #request: CheckRequest;
  readonly #located: LocatedDataset;

  readonly #pool: LoaderPool;

  constructor(request: CheckRequest, located: LocatedDataset) {
    this.#request = request;
    this.#located = located;
    this.#pool = new LoaderPool(request.threads ?? DEFAULT_THREADS);
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  /** The splits of one conflict ratio; the test split, which the ratios share, only if `withTest`. */
  async check(conflictPercent: number | null, withTest: boolean): Promise<void> {
    const { root, signal, progress, userCache } = this.#request;
    const { reader, folder } = this.#located;
    const place: DatasetPlace = { root, folder, conflictPercent };
    const { description, list, problems, notices } = await reader.open(place);
    this.problems.push(...problems);
    this.notices.push(...notices);
    this.classNames = description.classNames;
    this.biasNames = description.biasNames;
    const listings = {
      train: await list('train', signal),
      valid: await list('valid', signal),
      test: await list('test', signal),
    };
    const size = description.shape ?? (await firstSize(place, listings.train));
    const transform = transformNamed(this.#request.transform ?? description.transform, size);
    const counts = Object.values(listings).map(({ files }) => files.length);
    const inMemory = fitsMemory(transform, size, counts, this.#request.memoryBytes);
    const pool = this.#pool;
    for (const split of withTest ? SPLITS : SPLITS.slice(0, 2)) {
      const options = { signal, progress, userCache, examine: true };
      const listing = listings[split];
      const result = await loadSplit({ ...place, ...options, split, size, transform, pool, inMemory }, listing);
      this.problems.push(...result.problems);
      this.notices.push(...listing.notices, ...(await imageNotices(place, listing.files, { signal, progress })));
      this.splits.push(this.#counted(split, conflictPercent, listing, description));
    }
  }

  #counted(split: Split, ratio: number | null, { files }: Listing, description: Description): CheckedSplit {
    const { classNames, biasNames, aligned } = description;
    const labels = labelsOf(files);
    const marks = conflicting(labels.classLabels, labels.biasLabels, aligned);
    return {
      split,
      conflictPercent: split === 'test' ? null : ratio,
      count: files.length,
      conflicting: marks === null ? null : marks.reduce((sum, mark) => sum + mark, 0),
      groups: countGroups(labels, classNames.length, biasNames?.length ?? 1),
    };
  }
}

/**
 * Reads each image that no current packed cache vouches for; a split without problems is cached on the way. Throws a
 * UserError data-set-missing where there is nothing to check; problems of files are reported, not thrown.
 */
export async function checkDataset(request: CheckRequest): Promise<CheckReport> {
  const located = await locateDataset(request.root, request.name);
  const ratios = located.ratios.filter(
    (ratio) => ratio === null || request.conflictPercent === undefined || ratio === request.conflictPercent,
  );
  if (ratios.length === 0) throw missingDataset(request, located);
  const checker = new Checker(request, located);
  try {
    // The ratios share the test set.
    for (const ratio of ratios) await checker.check(ratio, ratio === null || ratio === ratios.at(-1));
  } finally {
    await checker.close();
  }
  const { classNames, biasNames, splits, problems, notices } = checker;
  return { name: request.name, classNames, biasNames, splits, problems, notices };
}

/** The error that a report with problems ends in; its problems were shown already. */
export function checkError({ name, problems }: CheckReport): UserError {
  return problemsError(name, problems, 'Mend or remove these files, or build the set again.', 0);
}
