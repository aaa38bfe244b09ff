// Enlarging the centre of a field to the field's size.
import { type Field, fieldOf, SIDE } from './field.ts';

/** Half goes to the even number, as in Python and OpenCV. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor;
}

/**
 * Takes the central ceil(32 / factor) rows and columns, enlarges them to round(factor) as many by linear interpolation with
 * the corners held fixed (as SciPy's `zoom` of order 1 does), and cuts the 32×32 in their middle out. `factor` is at least 1.
 */
export function clippedZoom(field: Field, factor: number): Field {
  const crop = Math.ceil(SIDE / factor);
  const top = Math.floor((SIDE - crop) / 2);
  const enlarged = roundHalfEven(crop * factor);
  const trim = Math.floor((enlarged - SIDE) / 2);
  const step = (crop - 1) / (enlarged - 1);
  const at = (row: number, column: number): number =>
    field[(top + Math.min(row, crop - 1)) * SIDE + top + Math.min(column, crop - 1)] ?? 0;
  return fieldOf((index) => {
    const y = (Math.floor(index / SIDE) + trim) * step;
    const x = ((index % SIDE) + trim) * step;
    const [row, column] = [Math.floor(y), Math.floor(x)];
    const [down, right] = [y - row, x - column];
    const upper = at(row, column) * (1 - right) + at(row, column + 1) * right;
    const lower = at(row + 1, column) * (1 - right) + at(row + 1, column + 1) * right;
    return upper * (1 - down) + lower * down;
  });
}
