import { expect, test } from 'vitest';
import { calibrationOf } from '../../shared/calibration.ts';

test('the error is the gap between confidence and accuracy of each bin, by its share of samples', () => {
  // By hand, 4 bins: (0.5, 0.75]: 0.6 and 0.7, one of them right; (0.75, 1]: 0.8, 0.9 and 1, two right.
  const { error, bins } = calibrationOf([0.6, 0.7, 0.8, 0.9, 1], [1, 0, 1, 1, 0], 4);
  expect(bins.map(({ count }) => count)).toEqual([0, 0, 2, 3]);
  expect(bins[2]).toMatchObject({ low: 0.5, high: 0.75, accuracy: 0.5 });
  expect(bins[2]?.confidence).toBeCloseTo(0.65, 12);
  expect(bins[0]).toMatchObject({ accuracy: null, confidence: null });
  expect(error).toBeCloseTo((2 / 5) * 0.15 + (3 / 5) * (0.9 - 2 / 3), 12);
});

test('a bin takes its upper end, the first one 0 too', () => {
  const counts = calibrationOf([0, 0.25, 0.5, 0.500001], [0, 0, 0, 0], 4).bins.map(({ count }) => count);
  expect(counts).toEqual([2, 1, 1, 0]);
});

test('a network that is right as often as it is sure has no error; without samples there is none', () => {
  expect(calibrationOf([0.5, 0.5], [1, 0]).error).toBeCloseTo(0, 12);
  expect(calibrationOf([], []).error).toBeNull();
});
