// Fewer points for a curve that has more of them than the screen has columns, without losing a peak.
import { indexAtOrBefore, type Points } from './series.ts';

/**
 * At most 4 points for each of `buckets` equal parts of the range: first, lowest, highest and last, in their order. A
 * line through them covers the same pixels as one through all, where a bucket is a pixel wide (M4, Jugel et al. 2014).
 * With `range` what lies outside is left out, but for the next point on each side, to which the line goes on. Points
 * without a value are kept only where they break the line. Curves that are short enough come back as they are.
 */
export function decimate(points: Points, buckets: number, range?: readonly [number, number]): Points {
  const [first, end] = range === undefined ? [0, points.x.length] : visible(points.x, range);
  if (end - first <= 4 * buckets) return first === 0 && end === points.x.length ? points : cut(points, first, end);
  const from = points.x[first] ?? 0;
  const width = ((points.x[end - 1] ?? from) - from) / buckets;
  const kept: number[] = [];
  let start = first;
  for (let bucket = 0; bucket < buckets; bucket++) {
    const limit = bucket === buckets - 1 ? Number.POSITIVE_INFINITY : from + (bucket + 1) * width;
    let stop = start;
    while (stop < end && (points.x[stop] ?? limit) < limit) stop++;
    if (stop > start) kept.push(...extremes(points.y, start, stop));
    start = stop;
  }
  return { x: kept.map((i) => points.x[i] ?? 0), y: kept.map((i) => points.y[i] ?? null) };
}

/**
 * At most `most` points, as far from one another as points go; those of curves that share their x stay shared. A curve that
 * grows keeps them until it has twice as many.
 */
export function thinned(points: Points, most: number, range?: readonly [number, number]): Points {
  const [first, end] = range === undefined ? [0, points.x.length] : visible(points.x, range);
  const stride = 2 ** Math.ceil(Math.log2(Math.max(1, (end - first) / most)));
  const isKept = (_: unknown, index: number): boolean => index >= first && index < end && index % stride === 0;
  return { x: points.x.filter(isKept), y: points.y.filter(isKept) };
}

/** First and end index of what lies in the range, with a neighbour on either side. */
function visible(x: readonly number[], [low, high]: readonly [number, number]): [number, number] {
  const first = indexAtOrBefore(x, low);
  const end = indexAtOrBefore(x, high) + 2;
  return [Math.max(0, first), Math.min(x.length, end)];
}

function cut({ x, y }: Points, first: number, end: number): Points {
  return { x: x.slice(first, end), y: y.slice(first, end) };
}

/** Indices of first, lowest, highest and last value from start to stop, rising, each once; the first where none has one. */
function extremes(y: Points['y'], start: number, stop: number): number[] {
  let lowest = -1;
  let highest = -1;
  for (let i = start; i < stop; i++) {
    const value = y[i];
    if (value === null || value === undefined) continue;
    if (lowest < 0 || value < (y[lowest] ?? 0)) lowest = i;
    if (highest < 0 || value > (y[highest] ?? 0)) highest = i;
  }
  if (lowest < 0) return [start];
  return [...new Set([start, lowest, highest, stop - 1])].sort((a, b) => a - b);
}
