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
