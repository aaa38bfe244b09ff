// Equalising a histogram: gray values spread so that each range of them is as frequent.
import { roundHalfEven } from './clipped-zoom.ts';
import type { Field } from './field.ts';

/** Whole numbers 0 to 255 to such; the least present becomes 0. A field of one value stays as it is. */
export function equalizeHistogram(gray: Field): Field {
  const counts = new Uint32Array(256);
  for (const value of gray) {
    counts[value] = (counts[value] ?? 0) + 1;
  }
  const least = Math.min(...gray);
  const others = gray.length - (counts[least] ?? 0);
  if (others === 0) {
    return gray;
  }
  let sum = 0;
  const lookup = counts.map((count, value) => {
    if (value > least) sum += count;
    return roundHalfEven((sum * 255) / others);
  });
  return gray.map((value) => lookup[value] ?? 0);
}
