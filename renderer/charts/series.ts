// A curve, ready to be drawn.

/** Points [count]: `x` rises; `y` is null where there is no value, such as the accuracy of an empty group. */
export interface Points {
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
}

export interface Series extends Points {
  /** Unique in its chart. */
  readonly id: string;
  readonly label: string;
  /** A CSS colour. */
  readonly color: string;
  /** SVG's stroke-dasharray: a second sign beside the colour. */
  readonly dash?: string;
  /** Width in pixels; 1.75 where it is not given. */
  readonly width?: number;
}

/** Index of the last point at or before `at`; -1 where there is none. */
export function indexAtOrBefore(x: readonly number[], at: number): number {
  let low = 0;
  let high = x.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((x[middle] ?? Number.POSITIVE_INFINITY) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Index of the point nearest to `at`, the earlier one of two as near; -1 where there is none. */
export function nearestIndex(x: readonly number[], at: number): number {
  const before = indexAtOrBefore(x, at);
  const left = x[before];
  const right = x[before + 1];
  if (left === undefined) return right === undefined ? -1 : before + 1;
  return right !== undefined && right - at < at - left ? before + 1 : before;
}

/** The last point that has a value. */
export function lastValue({ x, y }: Points): { readonly x: number; readonly y: number } | null {
  for (let i = x.length - 1; i >= 0; i--) {
    const [at, value] = [x[i], y[i]];
    if (at !== undefined && value !== undefined && value !== null) return { x: at, y: value };
  }
  return null;
}
