// What it takes to make a batch: where the images are, and what is done to them. Threads get it once for a feed.
import type { Size } from '../transforms/rgb-image.ts';
import type { TransformStep } from '../transforms/transform.ts';
import type { PixelBlocks } from './pixel-blocks.ts';
import type { SharedPaths } from './shared-paths.ts';

/** Decoded images of one size in memory, or files that are decoded whenever a batch needs them. */
export type SampleSource =
  | { readonly kind: 'pixels'; readonly size: Size; readonly pixels: PixelBlocks }
  | { readonly kind: 'files'; readonly folder: string; readonly paths: SharedPaths };

export interface Recipe {
  readonly source: SampleSource;
  readonly steps: readonly TransformStep[];
  /** What the steps give of every image. */
  readonly output: Size;
}

export const countOf = (source: SampleSource): number =>
  source.kind === 'pixels' ? source.pixels.count : source.paths.ends.length;

export const isRandom = ({ steps }: Recipe): boolean => steps.some(({ step }) => step.startsWith('random-'));

/** Whether a row takes longer than a copy. */
export function isHeavy({ source, steps }: Recipe): boolean {
  if (source.kind === 'files') return true;
  return steps.some(({ step }) => step === 'resize' || step === 'random-resized-crop');
}
