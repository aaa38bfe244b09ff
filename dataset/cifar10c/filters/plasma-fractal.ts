// A plasma fractal: a cloudy field by the diamond-square algorithm.
import type { RandomStream } from '../../../shared/random.ts';
import { type Field, fieldOf, SIDE } from './field.ts';

/** Amplitude that the noise of the first level begins with; each level divides it by the decay. */
const FIRST_WIBBLE = 100;

/**
 * Clouds on [0, 1], least 0 and greatest 1, that repeat beyond the border. From one corner on, each level sets the
 * midpoints of squares, then of diamonds, to the mean of their four corners plus noise that is uniform within ± wibble²
 * (the published fractal multiplies twice); the wibble shrinks by `decay` a level. Noise is drawn for all squares of a level row by row, then for
 * the diamonds on the squares' rows, then for those on their columns.
 */
export function plasmaFractal(decay: number, random: RandomStream): Field {
  const field = new Float64Array(SIDE * SIDE);
  const place = (row: number, column: number): number => ((row + SIDE) % SIDE) * SIDE + ((column + SIDE) % SIDE);
  const at = (row: number, column: number): number => field[place(row, column)] ?? 0;
  let wibble = FIRST_WIBBLE;
  for (let step = SIDE; step >= 2; step /= 2) {
    const half = step / 2;
    const noise = (): number => wibble * wibble * (2 * random.uniform() - 1);
    const fill = (firstRow: number, firstColumn: number, corners: readonly (readonly [number, number])[]): void => {
      for (let row = firstRow; row < SIDE; row += step) {
        for (let column = firstColumn; column < SIDE; column += step) {
          const sum = corners.reduce((total, [down, right]) => total + at(row + down * half, column + right * half), 0);
          field[place(row, column)] = sum / 4 + noise();
        }
      }
    };
    fill(half, half, DIAGONAL);
    fill(0, half, STRAIGHT);
    fill(half, 0, STRAIGHT);
    wibble /= decay;
  }
  const least = Math.min(...field);
  const span = Math.max(...field) - least;
  return fieldOf((index) => ((field[index] ?? 0) - least) / span);
}

const DIAGONAL = [
  [-1, -1],
  [-1, 1],
  [1, -1],
  [1, 1],
] as const;
const STRAIGHT = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
] as const;
