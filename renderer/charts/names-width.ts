// How much room the names of a matrix's rows take.

/** Letters at the size of a matrix's labels, with what is around them. */
const LETTER = 6.2;
const AROUND = 16;

/** Pixels: as many as the longest name needs, from `least` to `most`, which leaves room for the cells. */
export const namesWidth = (names: readonly string[], least: number, most: number): number =>
  Math.min(most, Math.max(least, ...names.map((name) => AROUND + LETTER * name.length)));
