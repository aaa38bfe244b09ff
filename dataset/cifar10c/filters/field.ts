// A field: one number for each pixel of an image of CIFAR's size, row by row.

/** Height and width of CIFAR's images, in pixels. */
export const SIDE = 32;

/** [32, 32] */
export type Field = Float64Array<ArrayBuffer>;

/** The field of `value(index)`, asked in order of index: random numbers are drawn row by row. */
export function fieldOf(value: (index: number) => number): Field {
  const field = new Float64Array(SIDE * SIDE); // filled by a loop: `from` takes ten times as long
  for (let index = 0; index < field.length; index += 1) {
    field[index] = value(index);
  }
  return field;
}
