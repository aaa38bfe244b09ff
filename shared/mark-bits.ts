// Marks of many samples as short text: a hexadecimal digit for each four of them.
import { z } from 'zod';

/** As it enters a process: of 3.6 million samples at most. */
export const markText = z
  .string()
  .regex(/^[0-9a-f]*$/)
  .max(900_000);

/** `marks` [count], each 0 or 1; the first one is the lowest bit of the first digit. */
export function markBits(marks: ArrayLike<number>): string {
  let text = '';
  for (let from = 0; from < marks.length; from += 4) {
    let digit = 0;
    for (let bit = 0; bit < 4; bit++) if (marks[from + bit] === 1) digit |= 1 << bit;
    text += digit.toString(16);
  }
  return text;
}

/** The other half, for so many samples; null where the text is of another number of them. */
export function marksOf(bits: string, count: number): Uint8Array | null {
  if (bits.length !== Math.ceil(count / 4)) return null;
  return Uint8Array.from({ length: count }, (_, index) => {
    const digit = Number.parseInt(bits[index >> 2] ?? '0', 16);
    return (digit >> (index & 3)) & 1;
  });
}
