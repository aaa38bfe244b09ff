// What draws the points of a cloud on a canvas.
import type { Camera, Size } from './camera.ts';

export interface Painter {
  readonly kind: 'webgl' | 'raster';
  /** Red, green, blue, opacity [points, 4], each 0 to 255. */
  setColors(colors: Uint8Array): void;
  /** `size` in the page's pixels, `ratio` of the canvas's to them; `diameter` of a point in the page's pixels. */
  draw(camera: Camera, size: Size, ratio: number, diameter: number): void;
  dispose(): void;
}
