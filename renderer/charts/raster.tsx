// A grid of colours on a canvas, one pixel a cell, stretched to its place: as cheap for 512 × 512 cells as for ten.
import { type RefObject, useEffect, useRef } from 'react';
import { heatColor } from '../../shared/heat-color.ts';
import classes from './raster.module.css';

interface RasterProps {
  /** What it shows, for those who cannot see it. */
  readonly label: string;
  readonly columns: number;
  readonly rows: number;
  /** Share [rows, columns] of each cell, 0 to 1, row by row; NaN leaves a cell empty. */
  readonly shares: Float32Array;
  readonly canvas?: RefObject<HTMLCanvasElement | null>;
}

export function Raster({ label, columns, rows, shares, canvas }: RasterProps) {
  const own = useRef<HTMLCanvasElement>(null);
  const ref = canvas ?? own;
  useEffect(() => {
    const context = ref.current?.getContext('2d');
    if (!context || columns === 0 || rows === 0) return;
    context.putImageData(new ImageData(pixelsOf(shares), columns, rows), 0, 0);
  }, [ref, columns, rows, shares]);
  return <canvas ref={ref} className={classes.raster} width={columns} height={rows} role="img" aria-label={label} />;
}

function pixelsOf(shares: Float32Array): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(4 * shares.length);
  shares.forEach((share, i) => {
    if (Number.isNaN(share)) return;
    pixels.set(heatColor(share), 4 * i);
    pixels[4 * i + 3] = 255;
  });
  return pixels;
}
