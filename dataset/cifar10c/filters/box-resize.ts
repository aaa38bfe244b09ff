// Resizing a square image by box filter.

/** Sizes of square images. */
interface Sides {
  readonly from: number;
  readonly to: number;
}

/** For each new pixel the old ones whose centres its area covers: the first, and the one after the last. */
function spans({ from, to }: Sides): readonly (readonly [first: number, end: number])[] {
  const scale = from / to;
  const reach = Math.max(1, scale) / 2;
  return Array.from({ length: to }, (_, at) => {
    const centre = (at + 0.5) * scale;
    // The centre of pixel p is p + ½; one that lies at the area's very begin belongs to the area before.
    return [Math.max(0, Math.floor(centre - reach + 0.5)), Math.min(from, Math.floor(centre + reach + 0.5))] as const;
  });
}

/** Along one axis: `stride` steps along it, `across` from one of `lines` lines to the next. */
function resizeAxis(
  pixels: Uint8Array,
  sides: Sides,
  lines: number,
  layout: (line: number, at: number, side: number) => number,
): Uint8Array {
  const out = new Uint8Array(lines * sides.to * 3);
  spans(sides).forEach(([first, end], at) => {
    for (let line = 0; line < lines; line += 1) {
      for (let channel = 0; channel < 3; channel += 1) {
        let sum = 0;
        for (let source = first; source < end; source += 1) {
          sum += pixels[layout(line, source, sides.from) * 3 + channel] ?? 0;
        }
        out[layout(line, at, sides.to) * 3 + channel] = Math.floor(sum / (end - first) + 0.5);
      }
    }
  });
  return out;
}

/**
 * RGB bytes [from, from, 3] to [to, to, 3]: rows first, then columns, rounded after each. Smaller, a pixel is the mean of
 * those whose centres it covers; larger, a copy of the nearest. As Pillow's `BOX`.
 */
export function boxResize(pixels: Uint8Array, from: number, to: number): Uint8Array {
  const rows = resizeAxis(pixels, { from, to }, from, (line, at, side) => line * side + at);
  return resizeAxis(rows, { from, to }, to, (line, at) => at * to + line);
}
