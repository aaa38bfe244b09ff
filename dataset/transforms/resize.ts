// Resizing as Pillow does it: a triangle that widens with the factor, so that shrinking averages; rows, then columns.
import { resizeKernels } from './resize-kernels.ts';
import type { Region, RgbImage, Size } from './rgb-image.ts';

/**
 * Weights are fixed-point numbers, as Pillow's: 8 bits of a pixel and these stay below 2^31. Each of the two passes rounds
 * to whole bytes.
 */
const PRECISION_BITS = 22;

/** Where in the drawn image the visible part begins, in bytes, and how wide its rows are. */
export interface Placement {
  readonly offset: number;
  readonly window: Size;
  /** Left to right. */
  readonly mirrored: boolean;
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

/** Source rows that are copied to where the kernels read at once, in bytes; at least one row is. */
const STRIP_BYTES = 2 ** 20;
/** How far the kernels may read and write beyond the end of what they are given. */
const BEYOND = 16;

/** Resizes the image's `region` to `size` and draws the part `visible` of that. */
export function resize(
  image: RgbImage,
  region: Region,
  size: Size,
  visible: Region,
  into: Uint8Array,
  { offset, window, mirrored }: Placement,
): void {
  const taps = tapsOf(region.width, size.width, visible.left, visible.width);
  const across = mirrored ? reversed(taps) : taps;
  const down = tapsOf(region.height, size.height, visible.top, visible.height);
  const firstRow = down.first[0] ?? 0;
  const rows = (down.first.at(-1) ?? 0) + down.count - firstRow;
  const stride = 3 * image.width;
  const stripRows = Math.min(rows, Math.max(1, Math.floor(STRIP_BYTES / stride)));
  const length = 3 * visible.width;
  const kernels = resizeKernels({
    acrossFirst: 4 * across.first.length,
    acrossWeights: 4 * across.weights.length,
    downFirst: 4 * down.first.length,
    downWeights: 4 * down.weights.length,
    strip: stripRows * stride + BEYOND,
    between: rows * length + BEYOND,
    result: visible.height * length + BEYOND,
  });
  const { bytes, words, at } = kernels;
  words.set(
    across.first.map((pixel) => 3 * pixel),
    at.acrossFirst / 4,
  );
  words.set(across.weights, at.acrossWeights / 4);
  words.set(
    down.first.map((row) => row - firstRow),
    at.downFirst / 4,
  );
  words.set(down.weights, at.downWeights / 4);
  const start = stride * (region.top + firstRow) + 3 * region.left;
  for (let done = 0; done < rows; done += stripRows) {
    const taken = Math.min(stripRows, rows - done);
    const from = start + done * stride;
    bytes.set(image.pixels.subarray(from, from + (taken - 1) * stride + 3 * region.width), at.strip);
    const { acrossFirst, acrossWeights, strip, between } = at;
    kernels.across(
      strip,
      taken,
      stride,
      acrossFirst,
      acrossWeights,
      across.count,
      visible.width,
      between + done * length,
    );
  }
  kernels.down(at.between, length, at.downFirst, at.downWeights, down.count, visible.height, at.result);
  if (visible.width === window.width) {
    into.set(bytes.subarray(at.result, at.result + visible.height * length), offset);
    return;
  }
  for (let row = 0; row < visible.height; row++) {
    const from = at.result + row * length;
    into.set(bytes.subarray(from, from + length), offset + 3 * row * window.width);
  }
}

/** The taps of the pixels from the last to the first: what is drawn by them is mirrored. */
function reversed({ count, first, weights }: Taps): Taps {
  const last = first.length - 1;
  return {
    count,
    first: first.toReversed(),
    weights: weights.map((_, i) => weights[(last - Math.floor(i / count)) * count + (i % count)] ?? 0),
  };
}
