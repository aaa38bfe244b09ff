import { expect, test } from 'vitest';
import { disagreementOf } from '../../shared/disagreement.ts';

const classes = [0, 0, 1, 1, 2, 2];
const said = (predictions: number[], labelProbabilities: number[]) => ({ classes, predictions, labelProbabilities });

test('each sample is in one of four lists, the greatest differences first', () => {
  const first = said([0, 0, 1, 1, 0, 2], [0.9, 0.75, 0.75, 0.9, 0.1, 1]);
  const second = said([0, 1, 0, 1, 0, 0], [0.8, 0.5, 0.25, 0.9, 0.2, 0.5]);
  // By hand: differences of samples 1, 2 and 5 are 0.25, 0.5, 0.5.
  expect(disagreementOf(first, second)).toEqual({ both: [0, 3], first: [2, 5, 1], second: [], neither: [4] });
  expect(disagreementOf(second, first)).toEqual({ both: [0, 3], first: [], second: [2, 5, 1], neither: [4] });
});

test('predictions of different numbers of samples are refused', () => {
  expect(() => disagreementOf(said([0], [1]), { ...said([0], [1]), classes: [0] })).toThrow('6 samples against 1');
});
