// Whether a data set's decoded images are kept in memory.
import { totalmem } from 'node:os';
import { outputSize } from './transforms/geometry.ts';
import { preparation } from './transforms/preparation.ts';
import type { Size } from './transforms/rgb-image.ts';
import type { Transform } from './transforms/transform.ts';

/** A quarter of the memory that this process may use, in bytes. */
function defaultBudget(): number {
  const limit = process.constrainedMemory();
  return Math.floor(Math.min(totalmem(), limit > 0 ? limit : Number.POSITIVE_INFINITY) / 4);
}

/** `size` of an image in its file, `counts` of images in each split, `budget` for all of them in bytes. */
export function fitsMemory(transform: Transform, size: Size, counts: readonly number[], budget?: number): boolean {
  const { height, width } = outputSize(preparation(transform), size);
  const bytes = counts.reduce((sum, count) => sum + 3 * height * width * count, 0);
  return bytes <= (budget ?? defaultBudget());
}
