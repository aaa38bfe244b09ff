// One split of a data set: decoded once and kept in memory, or its files, to be decoded whenever they are needed.
import { join } from 'node:path';
import { readCached, writeCached } from './cache-folder.ts';
import { decodeSplit } from './decode-split.ts';
import type { DatasetPlace } from './layout-reader.ts';
import type { Listing } from './listing.ts';
import type { LoaderPool } from './loading/loader-pool.ts';
import { allocateBlocks, type PixelBlocks } from './loading/pixel-blocks.ts';
import type { SampleSource } from './loading/recipe.ts';
import { sharePaths } from './loading/shared-paths.ts';
import type { Problem } from './problems.ts';
import type { WorkOptions } from './progress.ts';
import type { Split } from './samples.ts';
import { splitKey } from './split-key.ts';
import { outputSize } from './transforms/geometry.ts';
import { preparation } from './transforms/preparation.ts';
import type { Size } from './transforms/rgb-image.ts';
import type { Transform, TransformStep } from './transforms/transform.ts';

export interface SplitPlace extends DatasetPlace, WorkOptions {
  readonly split: Split;
  /** Of an image as it is in its file: all others have that size, or become equally large by the transform. */
  readonly size: Size;
  readonly transform: Transform;
  readonly pool: LoaderPool;
  /** Whether decoded images are kept in memory and in a packed cache. */
  readonly inMemory: boolean;
  /** Whether each file is looked at, even where nothing is kept. */
  readonly examine?: boolean | undefined;
  /** Folder used instead of the user's cache, where the data can't be written. */
  readonly userCache?: string | undefined;
}

/** Where the images are, and which of the transform's steps they have behind them. */
export interface LoadedSource {
  readonly source: SampleSource;
  readonly prepared: number;
}

export interface LoadedSplit {
  /** Undefined where there are problems, those of the listing among them. */
  readonly loaded: LoadedSource | undefined;
  readonly problems: readonly Problem[];
}

/** Loads a listed split. Files with a problem of their own are left out; a cache is written only where all is well. */
export async function loadSplit(place: SplitPlace, listing: Listing): Promise<LoadedSplit> {
  const { root, folder, split, conflictPercent, transform, size, inMemory, examine, userCache } = place;
  const base = join(root, folder);
  const key = splitKey(split, conflictPercent);
  const steps = preparation(transform);
  const prepared = outputSize(steps, size);
  const files: SampleSource = { kind: 'files', folder: base, paths: sharePaths(listing.files.map(({ path }) => path)) };
  if (inMemory) {
    const fingerprint = steps.length === 0 ? listing.fingerprint : `${listing.fingerprint} ${JSON.stringify(steps)}`;
    const cached = await readCached(base, key, fingerprint, userCache);
    if (cached !== undefined && listing.problems.length === 0 && isSize(cached.shape, prepared)) {
      return { loaded: kept(prepared, cached.pixels, steps), problems: [] };
    }
    const pixels = allocateBlocks(listing.files.length, 3 * prepared.height * prepared.width);
    const { problems, varies } = await decode(place, listing, files, steps, pixels);
    if (!varies) {
      if (problems.length > 0) return { loaded: undefined, problems };
      const shape = { ...prepared, channels: 3 };
      const paths = listing.files.map(({ path }) => path);
      await writeCached(base, key, fingerprint, { shape, paths, pixels }, userCache);
      return { loaded: kept(prepared, pixels, steps), problems };
    }
  }
  const problems = examine ? (await decode(place, listing, files, transform.evaluation)).problems : listing.problems;
  return { loaded: problems.length > 0 ? undefined : { source: files, prepared: 0 }, problems };
}

const isSize = (one: Size, other: Size): boolean => one.height === other.height && one.width === other.width;

const kept = (size: Size, pixels: PixelBlocks, steps: readonly TransformStep[]): LoadedSource => ({
  source: { kind: 'pixels', size, pixels },
  prepared: steps.length,
});

/** Decodes the files and does `steps`. Where `into` is missing they are only looked at. */
async function decode(
  { folder, split, conflictPercent, transform, size, pool, signal, progress }: SplitPlace,
  listing: Listing,
  source: SampleSource,
  steps: readonly TransformStep[],
  into?: PixelBlocks,
): Promise<{ problems: readonly Problem[]; varies: boolean }> {
  const wanted = outputSize(transform.evaluation, size);
  const { problems, varies } = await decodeSplit({
    pool,
    recipe: { source, steps, output: outputSize(steps, size) },
    into,
    count: listing.files.length,
    path: (index) => `${folder}/${listing.files[index]?.path}`,
    task: `${into === undefined ? 'examining' : 'decoding'} ${splitKey(split, conflictPercent)}`,
    mayVary: into === undefined ? undefined : (own) => isSize(outputSize(transform.evaluation, own), wanted),
    signal,
    progress,
  });
  return { problems: [...listing.problems, ...problems], varies };
}
