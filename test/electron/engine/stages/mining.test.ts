import { describe, expect, test } from 'vitest';
import { countGroups } from '../../../../electron/engine/stages/classification.ts';
import { qualityOf } from '../../../../shared/mined-set.ts';

describe('the quality of a mined set', () => {
  test.each([
    ['some right, some missed', [1, 1, 0, 0], [1, 0, 1, 0], { size: 2, of: 4, precision: 0.5, recall: 0.5 }],
    ['nothing mined', [0, 0], [1, 0], { size: 0, of: 2, precision: null, recall: 0 }],
    ['nothing conflicts', [1, 0], [0, 0], { size: 1, of: 2, precision: 0, recall: null }],
  ])('%s', (_case, mined, conflicting, expected) => {
    expect(qualityOf(mined, conflicting)).toEqual(expected);
  });
});

test('groups are counted by class and bias label', () => {
  const samples = {
    count: 4,
    classLabels: Uint16Array.from([0, 0, 1, 1]),
    biasLabels: Uint16Array.from([0, 1, 1, 1]),
  };
  const predictions = Uint16Array.from([0, 1, 1, 0]);
  expect(countGroups(samples, predictions, 2, 3)).toEqual({
    total: [
      [1, 1, 0],
      [0, 2, 0],
    ],
    correct: [
      [1, 0, 0],
      [0, 1, 0],
    ],
  });
  expect(countGroups({ ...samples, biasLabels: null }, predictions, 2, 3)).toEqual({
    total: [[2], [2]],
    correct: [[1], [1]],
  });
});
