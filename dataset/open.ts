// Opens a data set for training: its three splits.
import type { TransformName } from '../shared/transform-names.ts';
import { firstSize } from './first-size.ts';
import type { DatasetPlace, Layout } from './layout-reader.ts';
import { labelsOf } from './listing.ts';
import { loadSplit } from './load-split.ts';
import { loadedSamples } from './loaded-samples.ts';
import { DEFAULT_THREADS, LoaderPool } from './loading/loader-pool.ts';
import { sharePaths } from './loading/shared-paths.ts';
import { type LocatedDataset, locateDataset } from './locate.ts';
import { fitsMemory } from './memory-budget.ts';
import { incompleteDataset, missingDataset } from './missing-dataset.ts';
import { type Problem, problemsError } from './problems.ts';
import type { WorkOptions } from './progress.ts';
import type { Dataset, Samples, Split } from './samples.ts';
import { shellQuoted } from './shell-quoted.ts';
import { transformNamed } from './transforms/chosen-transform.ts';
import { outputSize } from './transforms/geometry.ts';

export interface OpenRequest extends WorkOptions {
  /** The data root: the set lies in a folder of it. */
  readonly root: string;
  readonly name: string;
  /** In percent; without effect on a set that has no conflict ratios. */
  readonly conflictPercent: number;
  /** Data root of validation and test images, the published program's `val_root_dir`. Default: `root`. */
  readonly validRoot?: string | undefined;
  /** In place of the data set's own. */
  readonly transform?: TransformName | undefined;
  /** Threads that read images; 0: none but the caller's. Default: 4, as published. */
  readonly threads?: number | undefined;
  /** What decoded images may take in all. A larger set is decoded on the way. Default: a quarter of the memory. */
  readonly memoryBytes?: number | undefined;
  /** Folder used instead of the user's cache folder for packed caches, where the data can't be written. */
  readonly userCache?: string | undefined;
}

/** A data set whose parts are all there, its files not yet looked at. */
export interface PresentDataset {
  readonly located: LocatedDataset;
  readonly train: DatasetPlace;
  /** Of validation and test images. */
  readonly other: DatasetPlace;
}

/** The set's place below `root`. Throws a UserError data-set-missing, or data-set-incomplete where parts are absent. */
async function findSplits(
  { name, conflictPercent }: OpenRequest,
  root: string,
  splits: readonly Split[],
): Promise<{ located: LocatedDataset; place: DatasetPlace }> {
  const located = await locateDataset(root, name);
  const { reader, folder, ratios } = located;
  const hasRatio = !ratios.includes(null);
  if (ratios.length === 0 || (hasRatio && !ratios.includes(conflictPercent))) {
    throw missingDataset({ root, name, conflictPercent }, located);
  }
  const place = { root, folder, conflictPercent: hasRatio ? conflictPercent : null };
  const missing = await reader.missing(place, splits);
  if (missing.length === 0) return { located, place };
  throw incompleteDataset({ root, name, conflictPercent }, located, missing);
}

/** Looks for all that a run needs. Throws as `openDataset` does where the set or a part of it is absent. */
export async function findDataset(request: OpenRequest): Promise<PresentDataset> {
  const { root, validRoot = root } = request;
  if (validRoot === root) {
    const { located, place } = await findSplits(request, root, ['train', 'valid', 'test']);
    return { located, train: place, other: place };
  }
  const { located, place } = await findSplits(request, root, ['train']);
  const other = await findSplits(request, validRoot, ['valid', 'test']);
  return { located, train: place, other: other.place };
}

/**
 * Opens the data set `name` below the data root. The first time images are decoded and packed; later the packed cache is read. A
 * set that exceeds the memory budget is neither: its files are decoded whenever a batch needs them. Sample order is that of the paths.
 * Throws a UserError: data-set-missing, data-set-incomplete, transform-size, or the code of what is wrong with the files, all of it in one message.
 */
export async function openDataset(request: OpenRequest): Promise<Dataset> {
  const { name, signal, progress, userCache } = request;
  const { located, train: place, other: otherPlace } = await findDataset(request);
  const trainLayout = await located.reader.open(place);
  const { description } = trainLayout;
  const otherLayout = otherPlace === place ? trainLayout : await located.reader.open(otherPlace, description);
  const layoutOf = (split: Split): Layout => (split === 'train' ? trainLayout : otherLayout);
  const listings = {
    train: await layoutOf('train').list('train', signal),
    valid: await layoutOf('valid').list('valid', signal),
    test: await layoutOf('test').list('test', signal),
  };
  const described = otherLayout === trainLayout ? [] : otherLayout.problems;
  refuse(request, [
    ...trainLayout.problems,
    ...described,
    ...listings.train.problems,
    ...listings.valid.problems,
    ...listings.test.problems,
  ]);
  const pool = new LoaderPool(request.threads ?? DEFAULT_THREADS);
  try {
    const size = description.shape ?? (await firstSize(place, listings.train));
    const transform = transformNamed(request.transform ?? description.transform, size);
    const counts = [listings.train, listings.valid, listings.test].map(({ files }) => files.length);
    const inMemory = fitsMemory(transform, size, counts, request.memoryBytes);
    const output = outputSize(transform.evaluation, size);
    const load = async (split: Split): Promise<Samples> => {
      const at = split === 'train' ? place : otherPlace;
      const options = { signal, progress, userCache };
      const listing = listings[split];
      const { loaded, problems } = await loadSplit(
        { ...at, ...options, split, size, transform, pool, inMemory },
        listing,
      );
      refuse(request, problems);
      if (loaded === undefined) throw new Error(`split ${split} has neither samples nor problems`);
      const labels = labelsOf(listing.files);
      const paths = sharePaths(listing.files.map(({ path }) => path));
      const facts = { split, folder: at.folder, paths, labels, aligned: description.aligned, transform, output };
      return loadedSamples(facts, loaded, pool);
    };
    const [train, valid, test] = [await load('train'), await load('valid'), await load('test')];
    const { classNames, biasNames, aligned } = description;
    const facts = { name, conflictPercent: place.conflictPercent, classes: classNames.length, classNames, biasNames };
    return { ...facts, aligned, shape: train.shape, train, valid, test, close: () => pool.close() };
  } catch (error) {
    await pool.close();
    throw error;
  }
}

function refuse({ root, name }: OpenRequest, problems: readonly Problem[]): void {
  if (problems.length > 0) {
    const check = `dcwp data check ${shellQuoted(name)} --root ${shellQuoted(root)}`;
    throw problemsError(name, problems, `Mend or remove these files; ${check} names all of them.`);
  }
}
