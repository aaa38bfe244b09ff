// The colours of heatmaps: viridis, in which equal steps look equal, also to the colour-blind and in grey.
import { interpolateViridis } from 'd3-scale-chromatic';

/** Number of colours of the table. */
const SIZE = 256;

/** Red, green and blue [SIZE, 3], each 0 to 255. */
const table = makeTable();

function makeTable(): Uint8ClampedArray {
  const colors = new Uint8ClampedArray(3 * SIZE);
  for (let i = 0; i < SIZE; i++) {
    const hex = interpolateViridis(i / (SIZE - 1));
    const [red, green, blue] = hex.startsWith('#')
      ? [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
      : (hex.match(/\d+/g) ?? []).map(Number);
    colors.set([red ?? 0, green ?? 0, blue ?? 0], 3 * i);
  }
  return colors;
}

/** Red, green and blue of a share, 0 (dark) to 1 (bright). */
export function heatColor(share: number): readonly [number, number, number] {
  const at = 3 * Math.round(Math.min(1, Math.max(0, share)) * (SIZE - 1));
  return [table[at] ?? 0, table[at + 1] ?? 0, table[at + 2] ?? 0];
}

/** The colour for CSS, and black or white: whichever can be read on it (at least 4.5:1). */
export function heatStyle(share: number): { readonly background: string; readonly color: string } {
  const [red, green, blue] = heatColor(share);
  return {
    background: `rgb(${red} ${green} ${blue})`,
    color: luminance(red, green, blue) > 0.179 ? '#000000' : '#ffffff',
  };
}

/** Relative luminance as WCAG defines it; from 0.179 on black has the greater contrast. */
function luminance(...channels: [number, number, number]): number {
  const [red, green, blue] = channels.map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
