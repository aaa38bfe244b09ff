// How near float32 results must come to the golden ones.
import { expect } from 'vitest';
import type { Summary } from './golden-files.ts';

/** Each |actual − expected| ≤ tolerance · (the largest |expected|). */
export function expectClose(actual: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(actual).toHaveLength(expected.length);
  const scale = Math.max(...expected.map(Math.abs), 1e-30);
  for (const [i, value] of expected.entries()) {
    const difference = Math.abs((actual[i] ?? Number.NaN) - value) / scale;
    expect(difference, `entry ${i}: ${actual[i]} for ${value}`).toBeLessThanOrEqual(tolerance);
  }
}

function summarize(values: Float32Array): { sum: number; l2: number } {
  let sum = 0;
  let squares = 0;
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  return { sum, l2: Math.sqrt(squares) };
}

/** Sum and norm: each within tolerance · norm (the sum of n entries by √n more: they cancel). */
export function expectSummary(actual: Float32Array, expected: Summary, tolerance: number, name: string): void {
  expect(actual.length, name).toBe(expected.shape.reduce((product, n) => product * n, 1));
  const { sum, l2 } = summarize(actual);
  const norm = Math.max(expected.l2, 1e-7);
  expect(Math.abs(l2 - expected.l2) / norm, `${name}: norm ${l2} for ${expected.l2}`).toBeLessThanOrEqual(tolerance);
  const spread = norm * Math.sqrt(actual.length);
  expect(Math.abs(sum - expected.sum) / spread, `${name}: sum ${sum} for ${expected.sum}`).toBeLessThanOrEqual(
    tolerance,
  );
}

/** Single entries, within tolerance · the tensor's largest listed entry. */
export function expectEntries(actual: Float32Array, expected: Summary, tolerance: number, name: string): void {
  const scale = Math.max(...expected.values.map(Math.abs), expected.l2 / Math.sqrt(actual.length), 1e-9);
  for (const [i, position] of expected.at.entries()) {
    const difference = Math.abs((actual[position] ?? Number.NaN) - (expected.values[i] ?? 0)) / scale;
    expect(difference, `${name}[${position}]: ${actual[position]} for ${expected.values[i]}`).toBeLessThanOrEqual(
      tolerance,
    );
  }
}

/** The norm of the difference within tolerance · norm: what three optimizer steps do to single entries averages out. */
export function expectNear(
  actual: readonly number[],
  expected: readonly number[],
  tolerance: number,
  name: string,
): void {
  expect(actual).toHaveLength(expected.length);
  const difference = Math.hypot(...expected.map((value, i) => (actual[i] ?? Number.NaN) - value));
  expect(difference / Math.hypot(...expected), name).toBeLessThanOrEqual(tolerance);
}
