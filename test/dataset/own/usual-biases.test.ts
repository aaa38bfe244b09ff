import { expect, it } from 'vitest';
import { usualBiases } from '../../../dataset/own/usual-biases.ts';

const row = (classLabel: number, biasLabel: number | null, split: 'train' | 'test' = 'train') => ({
  classLabel,
  biasLabel,
  split,
});

it('counts training samples alone, and takes the first of equally frequent bias labels', () => {
  const rows = [row(0, 1), row(0, 1), row(0, 0), row(1, 0), row(1, 1), row(1, 1, 'test')];
  expect(usualBiases(rows, 3, 2)).toEqual([
    [false, true],
    [true, false],
    [false, false],
  ]);
});

it('is unknown where no training sample has a bias label', () => {
  expect(usualBiases([row(0, null), row(1, 1, 'test')], 2, 2)).toBeNull();
});
