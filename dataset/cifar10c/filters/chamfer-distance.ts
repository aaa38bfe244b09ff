// Distance to the nearest marked pixel, by a 5×5 chamfer (Borgefors, 1986), as OpenCV approximates the Euclidean one.
import { type Field, SIDE } from './field.ts';

/** Steps that a pass looks back over, with their lengths in pixels. */
const STEPS = [
  [0, -1, 1],
  [-1, -2, 2.1969],
  [-1, -1, 1.4],
  [-1, 0, 1],
  [-1, 1, 1.4],
  [-1, 2, 2.1969],
  [-2, -1, 2.1969],
  [-2, 1, 2.1969],
] as const;

/** In pixels, Infinity everywhere where nothing is marked. `marked` [32, 32], 0 or not. */
export function chamferDistance(marked: Uint8Array): Field {
  const distance = Float64Array.from(marked, (mark) => (mark === 0 ? Number.POSITIVE_INFINITY : 0));
  const relax = (index: number, direction: 1 | -1): void => {
    const [row, column] = [Math.floor(index / SIDE), index % SIDE];
    for (const [down, right, length] of STEPS) {
      const [y, x] = [row + down * direction, column + right * direction];
      if (y >= 0 && x >= 0 && y < SIDE && x < SIDE) {
        distance[index] = Math.min(distance[index] ?? 0, (distance[y * SIDE + x] ?? 0) + length);
      }
    }
  };
  for (let index = 0; index < distance.length; index += 1) {
    relax(index, 1);
  }
  for (let index = distance.length - 1; index >= 0; index -= 1) {
    relax(index, -1);
  }
  return distance;
}
