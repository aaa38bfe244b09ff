import { expect, test } from 'vitest';
import { jaccard, jaccardByChance, overlapOf, sumOf } from '../../shared/mask-overlap.ts';

const mask = (weights: number, isKept: (index: number) => boolean): Uint8Array =>
  Uint8Array.from({ length: weights }, (_, index) => (isKept(index) ? 1 : 0));

const first = mask(5000, (i) => (i * 7919) % 13 < 6);
const second = mask(5000, (i) => (i * 104_729) % 17 < 9);

test("Jaccard's index is what Python's sets give", () => {
  // a = {i for i in range(5000) if i*7919 % 13 < 6}, b = {… i*104729 % 17 < 9}; len(a & b) / len(a | b)
  const overlap = overlapOf(first, second);
  expect(overlap).toEqual({ weights: 5000, first: 2308, second: 2647, both: 1220 });
  expect(jaccard(overlap)).toBeCloseTo(0.32663989290495316, 12);
});

test('by chance it is what random sets of those sizes have on average', () => {
  // Mean of 400 pairs of random.sample(range(5000), 2308 and 2647), Python, seed 1: 0.32691; the mean of a ratio is near the ratio of means.
  expect(jaccardByChance(overlapOf(first, second))).toBeCloseTo(0.32691, 2);
  expect(
    jaccardByChance(
      overlapOf(
        mask(10, () => true),
        mask(10, (i) => i < 4),
      ),
    ),
  ).toBeCloseTo(0.4, 12);
});

test('equal masks overlap fully, disjoint ones not at all, empty ones have no overlap', () => {
  const none = mask(8, () => false);
  expect(jaccard(overlapOf(first, first))).toBe(1);
  expect(
    jaccard(
      overlapOf(
        mask(8, (i) => i < 4),
        mask(8, (i) => i >= 4),
      ),
    ),
  ).toBe(0);
  expect(jaccard(overlapOf(none, none))).toBeNull();
  expect(jaccardByChance(overlapOf(none, none))).toBeNull();
});

test('of all layers together it counts weights, not layers', () => {
  const large = overlapOf(
    mask(90, () => true),
    mask(90, (i) => i < 45),
  );
  const small = overlapOf(
    mask(10, () => true),
    mask(10, () => true),
  );
  expect(jaccard(sumOf([large, small]))).toBeCloseTo(0.55, 12);
  expect(jaccard(sumOf([]))).toBeNull();
});

test('masks of different sizes are refused with both sizes', () => {
  expect(() =>
    overlapOf(
      mask(3, () => true),
      mask(4, () => true),
    ),
  ).toThrow('3 weights against 4');
});
