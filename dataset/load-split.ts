// One split of a data set: from its packed cache where that is current, else decoded once.

import { join } from 'node:path';
import { FailureError } from '../shared/errors.ts';
import { readCached, writeCached } from './cache-folder.ts';
import { decodeFiles } from './image-decoder.ts';
import type { DatasetPlace } from './layout-reader.ts';
import type { Listing } from './listing.ts';
import { MAXIMUM_PACKED_BYTES, type PackedSplit } from './packed-cache.ts';
import type { Problem } from './problems.ts';
import type { WorkOptions } from './progress.ts';
import type { ImageShape, Split } from './samples.ts';
import { splitKey } from './split-key.ts';

export interface SplitPlace extends DatasetPlace, WorkOptions {
  readonly split: Split;
  /** Size that all images must have; null for that of the first. */
  readonly shape: ImageShape | null;
  /** Folder used instead of the user's cache, where the data can't be written. */
  readonly userCache?: string | undefined;
}

export interface LoadedSplit {
  /** Undefined where there are problems, those of the listing among them. */
  readonly packed: PackedSplit | undefined;
  readonly problems: readonly Problem[];
}

/** Loads a listed split. Files with a problem of their own are left out; a cache is written only where all is well. */
export async function loadSplit(place: SplitPlace, listing: Listing): Promise<LoadedSplit> {
  const { root, folder, split, conflictPercent, shape, userCache } = place;
  const base = join(root, folder);
  const key = splitKey(split, conflictPercent);
  const { files, fingerprint } = listing;
  const cached = await readCached(base, key, fingerprint, userCache);
  if (cached !== undefined && listing.problems.length === 0) {
    return { packed: cached, problems: [] };
  }
  if (shape !== null && files.length * shape.height * shape.width * shape.channels > MAXIMUM_PACKED_BYTES) {
    throw new FailureError({
      code: 'split-too-large',
      message: `${base}: ${files.length} images of ${shape.height}x${shape.width} exceed ${MAXIMUM_PACKED_BYTES} bytes`,
      remedy: 'Use a smaller part of the set.',
    });
  }
  const decoded = await decodeFiles(root, folder, files, shape, `decoding ${key}`, place);
  const problems = [...listing.problems, ...decoded.problems];
  if (problems.length > 0) {
    return { packed: undefined, problems };
  }
  const packed: PackedSplit = {
    shape: decoded.shape,
    paths: files.map(({ path }) => path),
    pixels: decoded.pixels,
  };
  await writeCached(base, key, fingerprint, packed, userCache);
  return { packed, problems };
}
