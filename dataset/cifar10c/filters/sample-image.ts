// Reading an image between its pixels.
import type { Border } from './border.ts';
import { SIDE } from './field.ts';

/** [32, 32, 3] of another: pixel `index` is what lies at `place(index)` there, interpolated linearly. */
export function sampleImage(
  image: Float64Array,
  border: Border,
  place: (index: number) => readonly [x: number, y: number],
): Float64Array {
  const out = new Float64Array(image.length);
  for (let index = 0; index < SIDE * SIDE; index += 1) {
    const [x, y] = place(index);
    const [column, row] = [Math.floor(x), Math.floor(y)];
    const [right, down] = [x - column, y - row];
    const [left, next] = [3 * border(column), 3 * border(column + 1)];
    const [upper, lower] = [3 * SIDE * border(row), 3 * SIDE * border(row + 1)];
    for (let channel = 0; channel < 3; channel += 1) {
      const [west, east] = [left + channel, next + channel];
      const above = (image[upper + west] ?? 0) * (1 - right) + (image[upper + east] ?? 0) * right;
      const below = (image[lower + west] ?? 0) * (1 - right) + (image[lower + east] ?? 0) * right;
      out[index * 3 + channel] = above * (1 - down) + below * down;
    }
  }
  return out;
}
