// Resizing as Pillow does it: a triangle that widens with the factor, so that shrinking averages; rows, then columns.
import type { Region, RgbImage, Size } from './rgb-image.ts';

/**
 * Weights are fixed-point numbers, as Pillow's: 8 bits of a pixel and these stay below 2^31. Each of the two passes rounds
 * to whole bytes.
 */
const PRECISION_BITS = 22;
const HALF = 1 << (PRECISION_BITS - 1);

/** Where in the drawn image the visible part begins, in bytes, and how wide its rows are. */
export interface Placement {
  readonly offset: number;
  readonly window: Size;
}

/** For each pixel of a line the weighted pixels of the source line that make it. */
interface Taps {
  /** Weighted pixels of each. */
  readonly count: number;
  /** [length], the first of them. */
  readonly first: Int32Array;
  /** [length, count], the sum over a pixel's taps is 1. */
  readonly weights: Int32Array;
}

/** Taps of the pixels from `start` to `start + length - 1`, where a line of `source` pixels becomes one of `target`. */
function tapsOf(source: number, target: number, start: number, length: number): Taps {
  const scale = source / target;
  const support = Math.max(1, scale);
  const count = Math.min(source, Math.ceil(support) * 2);
  const first = new Int32Array(length);
  const weights = new Int32Array(length * count);
  const exact = new Float64Array(count);
  for (let i = 0; i < length; i++) {
    const centre = (start + i + 0.5) * scale;
    const lowest = Math.max(0, Math.trunc(centre - support + 0.5));
    const end = Math.min(source, Math.trunc(centre + support + 0.5));
    // All have `count` taps, of weight 0 where the triangle ends sooner: `from` keeps those inside of the line.
    const from = Math.min(lowest, source - count);
    first[i] = from;
    let sum = 0;
    for (let tap = 0; tap < count; tap++) {
      const pixel = from + tap;
      const distance = Math.abs((pixel + 0.5 - centre) / support);
      const weight = pixel < lowest || pixel >= end ? 0 : Math.max(0, 1 - distance);
      exact[tap] = weight;
      sum += weight;
    }
    for (let tap = 0; tap < count; tap++) {
      weights[i * count + tap] = Math.round(((exact[tap] ?? 0) / sum) * 2 ** PRECISION_BITS);
    }
  }
  return { count, first, weights };
}

/** Between the passes; grows to what the largest image needed. */
let between = new Uint8Array(0);

/** Resizes the image's `region` to `size` and draws the part `visible` of that. */
export function resize(
  image: RgbImage,
  region: Region,
  size: Size,
  visible: Region,
  into: Uint8Array,
  { offset, window }: Placement,
): void {
  const across = tapsOf(region.width, size.width, visible.left, visible.width);
  const down = tapsOf(region.height, size.height, visible.top, visible.height);
  const firstRow = down.first[0] ?? 0;
  const rows = (down.first.at(-1) ?? 0) + down.count - firstRow;
  const bytes = rows * visible.width * 3;
  if (between.length < bytes) between = new Uint8Array(bytes);
  const start = 3 * ((region.top + firstRow) * image.width + region.left);
  const rowsOf = across.count === 2 ? narrowByTwo : narrow;
  rowsOf(image.pixels, start, 3 * image.width, rows, across, between);
  const shift = -3 * visible.width * firstRow;
  const columnsOf = down.count === 2 ? stackByTwo : stack;
  columnsOf(between, shift, 3 * visible.width, down, into, offset, 3 * window.width);
}

/** Each of `rows` rows, `stride` bytes apart from `start` on, becomes one of `taps.first.length` pixels. */
function narrow(from: Uint8Array, start: number, stride: number, rows: number, taps: Taps, into: Uint8Array): void {
  const { count, first, weights } = taps;
  let out = 0;
  for (let row = 0; row < rows; row++) {
    const line = start + row * stride;
    for (let x = 0; x < first.length; x++) {
      let red = HALF;
      let green = HALF;
      let blue = HALF;
      let at = line + 3 * (first[x] ?? 0);
      for (let tap = x * count; tap < (x + 1) * count; tap++, at += 3) {
        const weight = weights[tap] ?? 0;
        red = (red + Math.imul(from[at] ?? 0, weight)) | 0;
        green = (green + Math.imul(from[at + 1] ?? 0, weight)) | 0;
        blue = (blue + Math.imul(from[at + 2] ?? 0, weight)) | 0;
      }
      into[out] = red >> PRECISION_BITS;
      into[out + 1] = green >> PRECISION_BITS;
      into[out + 2] = blue >> PRECISION_BITS;
      out += 3;
    }
  }
}

/** `narrow` of two taps, which is all of enlarging: half of the time of the loop over taps. */
function narrowByTwo(
  from: Uint8Array,
  start: number,
  stride: number,
  rows: number,
  { first, weights }: Taps,
  into: Uint8Array,
): void {
  let out = 0;
  for (let row = 0; row < rows; row++) {
    const line = start + row * stride;
    for (let x = 0; x < first.length; x++, out += 3) {
      const at = line + 3 * (first[x] ?? 0);
      const one = weights[2 * x] ?? 0;
      const two = weights[2 * x + 1] ?? 0;
      into[out] = (Math.imul(from[at] ?? 0, one) + Math.imul(from[at + 3] ?? 0, two) + HALF) >> PRECISION_BITS;
      into[out + 1] = (Math.imul(from[at + 1] ?? 0, one) + Math.imul(from[at + 4] ?? 0, two) + HALF) >> PRECISION_BITS;
      into[out + 2] = (Math.imul(from[at + 2] ?? 0, one) + Math.imul(from[at + 5] ?? 0, two) + HALF) >> PRECISION_BITS;
    }
  }
}

/** Rows of `length` bytes, row 0 of the region at `shift`, become those of `taps`, `stride` bytes apart. */
function stack(
  from: Uint8Array,
  shift: number,
  length: number,
  { count, first, weights }: Taps,
  into: Uint8Array,
  offset: number,
  stride: number,
): void {
  for (let y = 0; y < first.length; y++) {
    const line = shift + (first[y] ?? 0) * length;
    const out = offset + y * stride;
    for (let i = 0; i < length; i++) {
      let sum = HALF;
      let at = line + i;
      for (let tap = y * count; tap < (y + 1) * count; tap++, at += length) {
        sum = (sum + Math.imul(from[at] ?? 0, weights[tap] ?? 0)) | 0;
      }
      into[out + i] = sum >> PRECISION_BITS;
    }
  }
}

/** `stack` of two taps: a third of the time. */
function stackByTwo(
  from: Uint8Array,
  shift: number,
  length: number,
  { first, weights }: Taps,
  into: Uint8Array,
  offset: number,
  stride: number,
): void {
  for (let y = 0; y < first.length; y++) {
    const one = weights[2 * y] ?? 0;
    const two = weights[2 * y + 1] ?? 0;
    const upper = shift + (first[y] ?? 0) * length;
    const lower = upper + length;
    const out = offset + y * stride;
    for (let i = 0; i < length; i++) {
      const sum = Math.imul(from[upper + i] ?? 0, one) + Math.imul(from[lower + i] ?? 0, two) + HALF;
      into[out + i] = sum >> PRECISION_BITS;
    }
  }
}
