// What lies beyond an image's border: which row or column inside stands for one outside.
import { SIDE } from './field.ts';

/** Maps any integer to 0..31. */
export type Border = (index: number) => number;

/** `a a a | a b c d | d d d` */
export const nearest: Border = (index) => Math.min(SIDE - 1, Math.max(0, index));

/** `c b a | a b c d | d c b`, SciPy's `reflect` */
export const reflect: Border = (index) => {
  const folded = modulo(index, 2 * SIDE);
  return Math.min(folded, 2 * SIDE - 1 - folded);
};

/** `d c b | a b c d | c b a`, OpenCV's `BORDER_REFLECT_101` */
export const reflect101: Border = (index) => {
  const folded = modulo(index, 2 * SIDE - 2);
  return Math.min(folded, 2 * SIDE - 2 - folded);
};

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
