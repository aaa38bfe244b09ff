// One split of a data set: from its packed cache where that is current, else decoded once.

import { FailureError } from '../shared/errors.ts';
import { readCached, writeCached } from './cache-folder.ts';
import type { Description } from './describe.ts';
import { decodeFiles } from './image-decoder.ts';
import { datasetFolder } from './layout.ts';
import { MAXIMUM_PACKED_BYTES, type PackedSplit } from './packed-cache.ts';
import type { Problem } from './problems.ts';
import type { WorkOptions } from './progress.ts';
import { type Listing, listSplit } from './published-layout.ts';
import type { Split } from './samples.ts';
import { splitKey } from './split-key.ts';

export interface SplitPlace extends WorkOptions {
  readonly root: string;
  readonly name: string;
  readonly conflictPercent: number;
  readonly split: Split;
  readonly description: Description;
  /** Folder used instead of the user's cache, where the data can't be written. */
  readonly userCache?: string | undefined;
}

export interface LoadedSplit {
  readonly listing: Listing;
  /** Undefined where there are problems. */
  readonly packed: PackedSplit | undefined;
  readonly problems: readonly Problem[];
}

/** Lists the split's files. */
export async function listPlace(place: SplitPlace): Promise<Listing> {
  const { root, name, split, conflictPercent, description, signal } = place;
  return listSplit(root, name, split, conflictPercent, description, signal);
}

/** Loads a listed split. Files with a problem of their own are left out; a cache is written only where all is well. */
export async function loadSplit(place: SplitPlace, listing: Listing): Promise<LoadedSplit> {
  const { root, name, split, conflictPercent, description, userCache } = place;
  const folder = datasetFolder(root, name);
  const key = splitKey(split, conflictPercent);
  const { files, fingerprint } = listing;
  const cached = await readCached(folder, key, fingerprint, userCache);
  if (cached !== undefined && listing.problems.length === 0) {
    return { listing, packed: cached, problems: [] };
  }
  const { shape } = description;
  if (shape !== undefined && files.length * shape.height * shape.width * shape.channels > MAXIMUM_PACKED_BYTES) {
    throw new FailureError({
      code: 'split-too-large',
      message: `${folder}: ${files.length} images of ${shape.height}x${shape.width} exceed ${MAXIMUM_PACKED_BYTES} bytes`,
      remedy: 'Use a smaller part of the set.',
    });
  }
  const decoded = await decodeFiles(root, name, files, shape, `decoding ${key}`, place);
  const problems = [...listing.problems, ...decoded.problems];
  if (problems.length > 0) {
    return { listing, packed: undefined, problems };
  }
  const packed: PackedSplit = {
    shape: decoded.shape,
    paths: files.map(({ path }) => path),
    classLabels: Uint8Array.from(files, ({ classLabel }) => classLabel),
    biasLabels: Uint8Array.from(files, ({ biasLabel }) => biasLabel),
    pixels: decoded.pixels,
  };
  await writeCached(folder, key, fingerprint, packed, userCache);
  return { listing, packed, problems };
}
