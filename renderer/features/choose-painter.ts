// What draws the points here: the GPU, or the processor where there is none.
import type { Painter } from './painter.ts';
import { rasterPainter } from './raster-painter.ts';
import { webglPainter } from './webgl-painter.ts';

/** Positions [points, 2], drawn in the order of `order`: what is drawn later lies above. */
export function painterOn(canvas: HTMLCanvasElement, positions: Float32Array, order: Int32Array): Painter {
  return webglPainter(canvas, positions, order) ?? rasterPainter(canvas, positions, order);
}
