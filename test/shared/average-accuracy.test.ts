import { expect, test } from 'vitest';
import { averageAccuracy, type Weighting } from '../../shared/average-accuracy.ts';

/** Waterbirds' kind: the test set has other shares than the training set. */
const counts = {
  total: [
    [100, 50],
    [0, 10],
  ],
  correct: [
    [90, 20],
    [0, 1],
  ],
};
const training = [
  [30, 10],
  [5, 10],
];

// By hand: 111/160; (0.9 + 0.4 + 0.1) / 3; (30·0.9 + 10·0.4 + 10·0.1) / 50.
test.each<[Weighting, number]>([
  ['samples', 0.69375],
  ['groups', 1.4 / 3],
  ['training-shares', 0.64],
])('%s', (weighting, expected) => {
  expect(averageAccuracy(counts, weighting, training)).toBeCloseTo(expected, 12);
});

test('there is none without samples, or without the shares', () => {
  expect(averageAccuracy({ total: [[0]], correct: [[0]] }, 'groups')).toBeNull();
  expect(averageAccuracy(counts, 'training-shares')).toBeNull();
  expect(
    averageAccuracy(counts, 'training-shares', [
      [0, 0],
      [7, 0],
    ]),
  ).toBeNull();
});
