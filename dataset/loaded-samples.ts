// Samples of a loaded split, and batches of them.
import type { AlignedGroups } from '../shared/group-accuracy.ts';
import { conflicting } from './description.ts';
import type { Labels } from './listing.ts';
import type { LoadedSource } from './load-split.ts';
import { BatchFeed } from './loading/batch-feed.ts';
import type { LoaderPool } from './loading/loader-pool.ts';
import { type SharedPaths, sharedPath } from './loading/shared-paths.ts';
import type { Samples, Split } from './samples.ts';
import type { Size } from './transforms/rgb-image.ts';
import type { Transform } from './transforms/transform.ts';

interface SamplesFacts {
  readonly split: Split;
  /** The set's folder below the data root: the first part of each path. */
  readonly folder: string;
  readonly paths: SharedPaths;
  readonly labels: Labels;
  readonly aligned: AlignedGroups | null;
  readonly transform: Transform;
  /** Of every transformed image. */
  readonly output: Size;
}

export function loadedSamples(facts: SamplesFacts, { source, prepared }: LoadedSource, pool: LoaderPool): Samples {
  const { split, folder, paths, labels, aligned, transform, output } = facts;
  return {
    split,
    count: labels.classLabels.length,
    shape: { ...output, channels: 3 },
    normalisation: transform.normalisation,
    ...labels,
    conflicting: conflicting(labels.classLabels, labels.biasLabels, aligned),
    path: (index) => `${folder}/${sharedPath(paths, index)}`,
    feed: (use, rows, ahead) =>
      new BatchFeed(pool, { source, steps: transform[use].slice(prepared), output }, rows, ahead),
  };
}
