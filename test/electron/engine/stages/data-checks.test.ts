import { expect, test } from 'vitest';
import { selectionWarning } from '../../../../electron/engine/stages/data-checks.ts';
import { UserError } from '../../../../shared/errors.ts';
import { diagonalGroups } from '../../../../shared/group-accuracy.ts';
import { selectionScore } from '../../../../shared/model-selection.ts';

const counted = (total: number[][]) => ({ total, correct: total });
const training = counted([
  [9, 1],
  [0, 9],
]);
const alignedAlone = counted([
  [5, 0],
  [0, 5],
]);

const diagonal = diagonalGroups(2, 2);
const splits = { training, valid: training, aligned: diagonal };

test('a rule scores the accuracy that it is named for', () => {
  const counts = {
    total: [
      [10, 10],
      [10, 10],
    ],
    correct: [
      [10, 2],
      [6, 9],
    ],
  };
  expect(selectionScore('worst-group', counts, diagonal)).toBe(0.2);
  expect(selectionScore('conflict', counts, diagonal)).toBeCloseTo(0.4, 12);
  expect(selectionScore('last', counts, diagonal)).toBeNull();
});

test('conflict accuracy cannot select where no sample of the validation set conflicts', () => {
  expect(() => selectionWarning('conflict', { ...splits, valid: alignedAlone })).toThrow(UserError);
  expect(() => selectionWarning('conflict', { ...splits, aligned: null })).toThrow('no bias labels');
  expect(selectionWarning('last', { ...splits, valid: alignedAlone })).toBeUndefined();
});

test('a validation set without some group of the training set is warned of, by group', () => {
  const warning = selectionWarning('worst-group', { ...splits, valid: alignedAlone });
  expect(warning).toMatchObject({ code: 'validation-lacks-groups', message: expect.stringContaining('(0, 1):') });
  expect(selectionWarning('worst-group', splits)).toBeUndefined();
});
