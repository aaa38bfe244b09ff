// The range of values that an axis shows.
import type { Points } from './series.ts';

export type Extent = readonly [low: number, high: number];

/** Least and greatest value of all curves; only those above 0 where `positive`. Null where there is no value. */
export function extentOf(curves: readonly Points[], positive = false): Extent | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const { y } of curves) {
    for (const value of y) {
      if (value === null || !Number.isFinite(value) || (positive && value <= 0)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return low > high ? null : [low, high];
}

/** With some air around it; a single value gets a range around it. On a log scale the air is a factor. */
export function padded([low, high]: Extent, log: boolean): Extent {
  if (log) return high > low * 1.001 ? [low / 1.15, high * 1.15] : [low / 2, high * 2];
  const air = high > low ? (high - low) * 0.06 : Math.max(Math.abs(high) * 0.1, 1e-6);
  // A range that begins at 0 or ends at 1 where nothing passes it does not pass it either.
  return [low >= 0 && low - air < 0 ? 0 : low - air, high <= 1 && high + air > 1 ? 1 : high + air];
}
