// Some samples of a data set, enough to time training on it: they take the way to a batch that all of them would take.
import { firstSize } from './first-size.ts';
import type { Layout } from './layout-reader.ts';
import { type Listing, labelsOf } from './listing.ts';
import type { LoadedSource } from './load-split.ts';
import { loadedSamples } from './loaded-samples.ts';
import { DEFAULT_THREADS, LoaderPool } from './loading/loader-pool.ts';
import { allocateBlocks } from './loading/pixel-blocks.ts';
import { sharePaths } from './loading/shared-paths.ts';
import { fitsMemory } from './memory-budget.ts';
import { findDataset, type OpenRequest } from './open.ts';
import type { Dataset, Samples, Split } from './samples.ts';
import { transformNamed } from './transforms/chosen-transform.ts';
import { outputSize } from './transforms/geometry.ts';
import { preparation } from './transforms/preparation.ts';
import type { Size } from './transforms/rgb-image.ts';
import type { Transform } from './transforms/transform.ts';

interface Excerpt {
  readonly dataset: Dataset;
  /** Samples of the whole splits. */
  readonly counts: Readonly<Record<Split, number>>;
}

/**
 * At most so many samples of each split, at equal distances, with their labels. Where the set fits into memory their pixels
 * are black, as nothing is decoded; otherwise the files are decoded for each batch, as in training. Reads no image but the
 * first, and writes no cache. Throws a UserError where the set, or a part of it, is absent.
 */
export async function openExcerpt(request: OpenRequest, most: Readonly<Record<Split, number>>): Promise<Excerpt> {
  const { name, signal } = request;
  const { located, train: place, other } = await findDataset(request);
  const trainLayout = await located.reader.open(place);
  const { description } = trainLayout;
  const otherLayout: Layout = other === place ? trainLayout : await located.reader.open(other, description);
  const listings: Readonly<Record<Split, Listing>> = {
    train: await trainLayout.list('train', signal),
    valid: await otherLayout.list('valid', signal),
    test: await otherLayout.list('test', signal),
  };
  const counts = { train: countOf(listings.train), valid: countOf(listings.valid), test: countOf(listings.test) };
  const size = description.shape ?? (await firstSize(place, listings.train));
  const transform = transformNamed(request.transform ?? description.transform, size);
  const inMemory = fitsMemory(transform, size, Object.values(counts), request.memoryBytes);
  const pool = new LoaderPool(request.threads ?? DEFAULT_THREADS);
  const samplesOf = (split: Split): Samples => {
    const { root, folder } = split === 'train' ? place : other;
    const files = evenly(listings[split].files, most[split]);
    const paths = sharePaths(files.map(({ path }) => path));
    const source = inMemory
      ? black(files.length, size, transform)
      : { source: { kind: 'files' as const, folder: `${root}/${folder}`, paths }, prepared: 0 };
    const output = outputSize(transform.evaluation, size);
    const facts = { split, folder, paths, labels: labelsOf(files), aligned: description.aligned, transform, output };
    return loadedSamples(facts, source, pool);
  };
  const [train, valid, test] = [samplesOf('train'), samplesOf('valid'), samplesOf('test')];
  const { classNames, biasNames, aligned } = description;
  const facts = { name, conflictPercent: place.conflictPercent, classes: classNames.length, classNames, biasNames };
  const dataset = { ...facts, aligned, shape: train.shape, train, valid, test, close: () => pool.close() };
  return { dataset, counts };
}

const countOf = ({ files }: Listing): number => files.length;

function evenly<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, place) => items[Math.floor((place * items.length) / most)]).filter(
    (item) => item !== undefined,
  );
}

function black(count: number, size: Size, transform: Transform): LoadedSource {
  const steps = preparation(transform);
  const { height, width } = outputSize(steps, size);
  const pixels = allocateBlocks(count, 3 * height * width);
  return { source: { kind: 'pixels', size: { height, width }, pixels }, prepared: steps.length };
}
