// Where in a chart's picture its plot lies, and how pixels and values correspond.
import type { Extent } from './extent.ts';

/** Pixels between the picture's edges and the plot: the axes have the same room in all charts, so that they align. */
export const plotMargin = { left: 46, right: 14, top: 8, bottom: 20 } as const;

/** The value of x at a pixel of the picture, kept within the extent. */
export function valueAtPixel(pixel: number, width: number, [low, high]: Extent): number {
  const share = (pixel - plotMargin.left) / (width - plotMargin.left - plotMargin.right);
  return low + Math.min(1, Math.max(0, share)) * (high - low);
}

/** The part of `extent` around its middle, or twice as much of `whole`: `factor` 0.5 zooms in, 2 zooms out. */
export function zoomed([low, high]: Extent, factor: number, whole: Extent): Extent | null {
  const half = ((high - low) * factor) / 2;
  const middle = (low + high) / 2;
  const next: Extent = [Math.max(whole[0], middle - half), Math.min(whole[1], middle + half)];
  return next[0] <= whole[0] && next[1] >= whole[1] ? null : next;
}

/** How values lie in the picture. */
export interface PlotFrame {
  /** Of the whole picture, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly xExtent: Extent;
  readonly yExtent: Extent;
  /** Whether y is on a log scale: its extent, and what is asked for, are above 0. */
  readonly log: boolean;
}

/** Where a value of x lies, in pixels from the left; outside of the plot where it is outside of the extent. */
export function pixelOfX(value: number, { width, xExtent: [low, high] }: PlotFrame): number {
  return plotMargin.left + ((value - low) / (high - low)) * (width - plotMargin.left - plotMargin.right);
}

/** Where a value of y lies, in pixels from the top. */
export function pixelOfY(value: number, { height, yExtent: [low, high], log }: PlotFrame): number {
  const share = log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  const bottom = height - plotMargin.bottom;
  return bottom - share * (bottom - plotMargin.top);
}
