// What a builder of a data set gives: a plan of its images, which build.ts writes to disk. A builder is one file.
import type { WorkOptions } from './progress.ts';
import type { ImageShape } from './samples.ts';

export interface BuildRequest extends WorkOptions {
  /** The data root. */
  readonly root: string;
  /** Folder below the root. */
  readonly name: string;
  readonly conflictPercent: number;
  /** Integer, 0 to 2^53-1. The same seed and source give the same bytes. */
  readonly seed: number;
  /** Folder of the raw data; without it what the builder has at hand. */
  readonly source?: string | undefined;
}

export interface PlannedImage {
  /** Path below the split's folder with forward slashes: `align/3/17_3_3.png`, `valid/17_3_3.png`, `3/17_3_8.png`. */
  readonly path: string;
  readonly classLabel: number;
  readonly biasLabel: number;
}

export interface PlannedSplit {
  readonly images: readonly PlannedImage[];
  /** Draws image `index` into `into` [height, width, channels]. Pure: order and repetition do not matter. */
  draw(index: number, into: Uint8Array): void;
}

export interface BuildPlan {
  /** SHA-256 of the raw data, in hexadecimal. */
  readonly source: string;
  readonly shape: ImageShape;
  readonly classes: number;
  readonly biases: number;
  readonly train: PlannedSplit;
  readonly valid: PlannedSplit;
  /** Depends on source and seed, not on the conflict ratio: all ratios of one name share it. */
  readonly test: PlannedSplit;
}

export interface DatasetBuilder {
  /** Its name on the command line and in build.json. */
  readonly name: string;
  /** Raised whenever the same seed and source give other bytes than before. */
  readonly recipe: number;
  /** The ratios it knows, in percent. */
  readonly conflictPercents: readonly number[];
  plan(request: BuildRequest): Promise<BuildPlan>;
}

/** `<id>_<class>_<bias>.png`, the published scheme. */
export function imageName(id: number, classLabel: number, biasLabel: number): string {
  return `${id}_${classLabel}_${biasLabel}.png`;
}
