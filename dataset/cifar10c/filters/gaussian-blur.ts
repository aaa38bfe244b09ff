// Gaussian blur of a field.
import type { Border } from './border.ts';
import { type Field, fieldOf, SIDE } from './field.ts';

/** Weights at distances 0, 1, ... of a Gaussian cut off at round(truncate σ); all, both sides counted, sum to 1. */
function halfKernel(sigma: number, truncate: number): Float64Array {
  const radius = Math.trunc(truncate * sigma + 0.5);
  const weights = Float64Array.from({ length: radius + 1 }, (_, at) => Math.exp((-0.5 * at * at) / (sigma * sigma)));
  const sum = weights.reduce((total, weight) => total + weight) * 2 - 1;
  return weights.map((weight) => weight / sum);
}

/** Blurs along rows where `step` is 1, along columns where it is 32. */
function blurAlong(field: Field, step: number, weights: Float64Array, border: Border): Field {
  const across = step === 1 ? SIDE : 1;
  const out = new Float64Array(field.length);
  const radius = weights.length - 1;
  const sources = Int32Array.from({ length: SIDE + 2 * radius }, (_, at) => border(at - radius) * step);
  for (let line = 0; line < SIDE; line += 1) {
    const start = line * across;
    for (let at = 0; at < SIDE; at += 1) {
      let sum = (weights[0] ?? 0) * (field[start + at * step] ?? 0);
      for (let distance = 1; distance <= radius; distance += 1) {
        const before = field[start + (sources[at + radius - distance] ?? 0)] ?? 0;
        const after = field[start + (sources[at + radius + distance] ?? 0)] ?? 0;
        sum += (weights[distance] ?? 0) * (before + after);
      }
      out[start + at * step] = sum;
    }
  }
  return out;
}

/** Blurred by a Gaussian of standard deviation `sigma` pixels, cut off at `truncate` of them. A sigma of 0 changes nothing. */
export function gaussianBlur(field: Field, sigma: number, truncate: number, border: Border): Field {
  if (sigma === 0) {
    return fieldOf((index) => field[index] ?? 0);
  }
  const weights = halfKernel(sigma, truncate);
  return blurAlong(blurAlong(field, SIDE, weights, border), 1, weights, border);
}
