// From curves with all their points to what is drawn of them: smoothed, decimated, merged into rows.
import { plotMargin } from './chart-frame.ts';
import { type ChartRow, chartRows } from './chart-rows.ts';
import { decimate, thinned } from './decimate.ts';
import { type Extent, extentOf, padded } from './extent.ts';
import type { Points, Series } from './series.ts';
import { smooth } from './smooth.ts';

/** A curve as it is drawn. */
export interface Stroke extends Pick<Series, 'id' | 'color' | 'dash' | 'width'> {
  /** Stands behind its smoothed self. */
  readonly faint: boolean;
  /** Marks each point. */
  readonly dots: boolean;
}

export interface DrawnCurves {
  /** Places that the pointer finds, with the values there. */
  readonly rows: readonly ChartRow[];
  readonly strokes: readonly Stroke[];
  /** Of each stroke. */
  readonly points: readonly Points[];
}

/** Curves of no more points than this show each of them. */
const DOTS = 40;
/** Places for the pointer: as near to one another as it can be aimed. */
const MOST_PLACES = 240;
/** Suffix of the raw curve's id behind a smoothed one. */
const RAW = '~raw';

/** `width` in pixels of the whole picture; `range` of x, null for all; `weight` of the smoothing, 0 for none. */
export function drawnCurves(
  series: readonly Series[],
  range: Extent | null,
  width: number,
  weight: number,
): DrawnCurves {
  // Two pixels for each bucket: four points of a bucket in one pixel would be drawn over one another.
  const buckets = Math.max(20, Math.round((width - plotMargin.left - plotMargin.right) / 2));
  const layers = weight === 0 ? series : [...series.map(raw), ...series.map((curve) => smoothed(curve, weight))];
  const drawn = layers.map((curve) => ({ ...curve, ...decimate(curve, buckets, range ?? undefined) }));
  const strokes = drawn.map(({ id, color, dash, width: strokeWidth, x }) => ({
    id,
    color,
    ...(dash === undefined ? {} : { dash }),
    ...(strokeWidth === undefined ? {} : { width: strokeWidth }),
    faint: id.endsWith(RAW),
    dots: x.length <= DOTS,
  }));
  const places = layers.map((curve) => ({ id: curve.id, ...thinned(curve, MOST_PLACES, range ?? undefined) }));
  return { rows: chartRows(places), strokes, points: drawn };
}

/** Of the axis: the fixed one where given, else that of the points with some air. */
export function yExtentOf(points: readonly Points[], log: boolean, fixed: Extent | undefined): Extent {
  if (fixed !== undefined && !log) return fixed;
  const extent = extentOf(points, log);
  if (extent === null) return log ? [0.1, 1] : [0, 1];
  return padded(extent, log);
}

const raw = (curve: Series): Series => ({ ...curve, id: `${curve.id}${RAW}` });

const smoothed = (curve: Series, weight: number): Series => ({ ...curve, y: smooth(curve.y, weight) });
