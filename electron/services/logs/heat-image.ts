// Shares as a small picture in the colours of heatmaps.
import { encodePng } from '../../../dataset/png-encoder.ts';
import { heatColor } from '../../../shared/heat-color.ts';

export interface HeatImage {
  readonly height: number;
  readonly width: number;
  readonly png: Buffer;
}

/** Of cells that hold nothing: between light and dark grounds, and no colour of the scale. */
const EMPTY = [128, 128, 128] as const;

/**
 * `shares` [rows, columns], row by row, 0 to 1, NaN where there is none; each cell is `cell` × `cell` pixels. Throws a
 * RangeError where there are not as many.
 */
export function heatImage(shares: ArrayLike<number>, rows: number, columns: number, cell = 1): HeatImage {
  if (shares.length !== rows * columns) throw new RangeError(`${shares.length} shares for ${rows} × ${columns} cells`);
  const [height, width] = [rows * cell, columns * cell];
  const pixels = new Uint8Array(3 * height * width);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const share = shares[Math.floor(y / cell) * columns + Math.floor(x / cell)] ?? Number.NaN;
      pixels.set(Number.isNaN(share) ? EMPTY : heatColor(share), 3 * (y * width + x));
    }
  }
  return { height, width, png: encodePng(pixels, { height, width, channels: 3 }) };
}
