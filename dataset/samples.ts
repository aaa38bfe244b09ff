// What every data set gives the engine: one split as bytes and labels.
import type { AlignedGroups } from '../shared/group-accuracy.ts';
import type { BatchFeed } from './loading/batch-feed.ts';
import type { Normalisation } from './transforms/transform.ts';

/** The three parts of a data set. */
export type Split = 'train' | 'valid' | 'test';

/** Image size of a data set as the network gets it, the same for all of its samples. */
export interface ImageShape {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** One split, in the order of its paths: sample i keeps its index for good. */
export interface Samples {
  readonly split: Split;
  readonly count: number;
  readonly shape: ImageShape;
  /** [count], class of each sample, from 0. */
  readonly classLabels: Uint16Array;
  /** [count], bias label of each sample, from 0. Null where they are unknown. */
  readonly biasLabels: Uint16Array | null;
  /**
   * [count], 1 where the sample conflicts: its bias label is not the one that usually goes with its class. Null where
   * that is unknown.
   */
  readonly conflicting: Uint8Array | null;
  /** Path of sample i below the data root, with forward slashes. */
  path(index: number): string;
  /** Of the bytes of a batch, once they are floats in [0, 1]; null for none. */
  readonly normalisation: Normalisation | null;
  /**
   * Transformed batches of up to `rows` samples, `ahead` of which can be asked for in advance. Those for training draw their
   * augmentation. The caller closes the feed.
   */
  feed(use: 'training' | 'evaluation', rows: number, ahead: number): BatchFeed;
}

/** An opened data set. */
export interface Dataset {
  /** Name under the data root, such as `cmnist`. */
  readonly name: string;
  /** In percent; null where the set has no such ratio. */
  readonly conflictPercent: number | null;
  /** Number of classes; the names of all of them. */
  readonly classes: number;
  readonly classNames: readonly string[];
  /** Names of the bias labels; null where no split has bias labels. */
  readonly biasNames: readonly string[] | null;
  /** Which groups are aligned; null where that is unknown. */
  readonly aligned: AlignedGroups | null;
  readonly shape: ImageShape;
  readonly train: Samples;
  readonly valid: Samples;
  readonly test: Samples;
  /** Ends the threads that make batches. */
  close(): Promise<void>;
}
