// Correlation of a field with a 3×3 kernel.
import { reflect101 } from './border.ts';
import { type Field, fieldOf, SIDE } from './field.ts';

/** Nine weights, row by row. */
export type Kernel3 = readonly [number, number, number, number, number, number, number, number, number];

/** Each pixel becomes the weighted sum of the nine about it; mirrored beyond the border. */
export function correlate3(field: Field, kernel: Kernel3): Field {
  return fieldOf((index) => {
    const [row, column] = [Math.floor(index / SIDE), index % SIDE];
    return kernel.reduce((sum, weight, at) => {
      const y = reflect101(row + Math.floor(at / 3) - 1);
      const x = reflect101(column + (at % 3) - 1);
      return sum + weight * (field[y * SIDE + x] ?? 0);
    }, 0);
  });
}

/** Each pixel becomes the mean of the nine about it. */
export function mean3(field: Field): Field {
  return correlate3(field, [1, 1, 1, 1, 1, 1, 1, 1, 1]).map((sum) => sum / 9);
}
