import { describe, expect, test } from 'vitest';
import type { Dataset, Samples } from '../../../../dataset/samples.ts';
import { checkData, selectionWarning } from '../../../../electron/engine/stages/data-checks.ts';
import { type Configuration, configuration } from '../../../../shared/configuration.ts';
import { UserError } from '../../../../shared/errors.ts';
import { diagonalGroups } from '../../../../shared/group-accuracy.ts';
import { methodName } from '../../../../shared/method-name.ts';
import { methods } from '../../../../shared/methods.ts';
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

const split = (biasLabels: readonly number[] | null): Samples => ({
  ...{ split: 'train', count: 2, shape: { height: 1, width: 1, channels: 3 }, classLabels: Uint16Array.of(0, 1) },
  biasLabels: biasLabels === null ? null : Uint16Array.from(biasLabels),
  ...{ conflicting: null, path: String, normalisation: null },
  feed: () => {
    throw new Error('no image is read here');
  },
});

const data = (train: Samples, valid: Samples): Dataset => ({
  ...{ name: 'mine', conflictPercent: null, classes: 2, classNames: ['a', 'b'], biasNames: ['x', 'y'] },
  ...{ aligned: diagonal, shape: train.shape, train, valid, test: train, close: async () => {} },
});

const asks = (given: Partial<Configuration>) => configuration.parse(given);

describe('what a method asks of the bias labels', () => {
  test.each(methodName.options)('%s', (method) => {
    const check = () => checkData(data(split(null), split([0, 1])), asks({ method }));
    if (methods[method].knowsBias) expect(check).toThrow(`The method ${method} needs the bias label`);
    else expect(check).not.toThrow();
    expect(checkData(data(split([0, 1]), split([0, 1])), asks({ method }))).toBeUndefined();
  });

  test('DFR on a validation set that lacks a group of the training set names it', () => {
    const lacking = data(split([0, 1]), split([0, 0]));
    expect(() => checkData(lacking, asks({ method: 'DFR', dfr_split: 'valid' }))).toThrow('(class, bias) (1, 1)');
    expect(checkData(lacking, asks({ method: 'DFR' }))).toBeUndefined();
  });
});
