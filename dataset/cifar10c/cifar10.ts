// CIFAR-10 in memory.
import { SIDE } from './filters/field.ts';

export const CLASSES = 10;
/** Of one image: bytes of a colour plane, and of all three. */
export const PLANE = SIDE * SIDE;
export const IMAGE = 3 * PLANE;

export interface CifarImages {
  readonly count: number;
  /** [count, 32, 32, 3], RGB bytes. */
  readonly pixels: Uint8Array;
  /** [count], 0 to 9. */
  readonly labels: Uint8Array;
}

export interface Cifar10 {
  readonly train: CifarImages;
  readonly test: CifarImages;
}

/** One file of the archive: images as planes [count, 3, 32, 32]. */
export interface CifarBatch {
  readonly planes: Uint8Array;
  readonly labels: Uint8Array;
}

/** Batches one after the other, colours of a pixel side by side. */
export function joinBatches(batches: readonly CifarBatch[]): CifarImages {
  const count = batches.reduce((sum, { labels }) => sum + labels.length, 0);
  const pixels = new Uint8Array(count * IMAGE);
  const labels = new Uint8Array(count);
  let done = 0;
  for (const batch of batches) {
    labels.set(batch.labels, done);
    for (let image = 0; image < batch.labels.length; image += 1) {
      const from = image * IMAGE;
      const to = (done + image) * IMAGE;
      for (let at = 0; at < PLANE; at += 1) {
        pixels[to + 3 * at] = batch.planes[from + at] ?? 0;
        pixels[to + 3 * at + 1] = batch.planes[from + PLANE + at] ?? 0;
        pixels[to + 3 * at + 2] = batch.planes[from + 2 * PLANE + at] ?? 0;
      }
    }
    done += batch.labels.length;
  }
  return { count, pixels, labels };
}
