import { expect, it } from 'vitest';
import { evenly, samplesOf } from '../../../renderer/data/pick-samples.ts';

const labels = { classes: Uint16Array.from([0, 0, 1, 1]), biases: Uint16Array.from([0, 1, 1, 65535]) };

it('finds the samples with wanted labels in order', () => {
  expect(samplesOf(labels, (label, bias) => label === bias)).toEqual([0, 2]);
  expect(samplesOf(labels, (_, bias) => bias === 65535)).toEqual([3]);
});

it('takes samples at equal distances, so that the first and the last classes are seen', () => {
  expect(evenly([10, 11, 12, 13, 14, 15, 16, 17], 4)).toEqual([10, 12, 14, 16]);
  expect(evenly([1, 2], 4)).toEqual([1, 2]);
});
