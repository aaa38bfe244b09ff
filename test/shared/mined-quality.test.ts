// Precision and recall of mined sets, over the threshold and by class, against counting by hand.
import { describe, expect, test } from 'vitest';
import { minedByClass } from '../../shared/mined-by-class.ts';
import { minedCurve } from '../../shared/mined-curve.ts';
import { qualityOf } from '../../shared/mined-set.ts';
import { madeColumns } from '../renderer/samples/made-columns.ts';

describe('minedCurve', () => {
  const columns = madeColumns(3000);

  test.each([null, 4])('is at each threshold what counting gives, class %s', (label) => {
    const curve = minedCurve(columns, label);
    const chosen = Array.from(columns.classes, (_, i) => i).filter(
      (i) => label === null || columns.classes[i] === label,
    );
    for (const at of [0, 1, 40, 100, 160, 199, 200]) {
      const limit = Math.fround(at / 200);
      const marks = chosen.map((i) => ((columns.scores[i] ?? 0) > limit ? 1 : 0));
      const { size, precision, recall } = qualityOf(
        marks,
        chosen.map((i) => columns.conflicting[i] ?? 0),
      );
      expect({ size: curve.size[at], precision: curve.precision[at], recall: curve.recall[at] }).toEqual({
        size,
        precision,
        recall,
      });
    }
  });

  test('a score is not above a threshold that it equals', () => {
    const one = { scores: Float32Array.of(0.8), conflicting: Uint8Array.of(1), classes: Uint16Array.of(0) };
    const { thresholds, size } = minedCurve(one, null, 10);
    expect(thresholds[8]).toBe(0.8);
    expect(size).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0]);
  });

  test('without a truth there is no precision, and an unknown score is above nothing', () => {
    const { size, precision, recall } = minedCurve(
      { scores: Float32Array.of(1, Number.NaN), conflicting: Uint8Array.of(255, 255), classes: Uint16Array.of(0, 0) },
      null,
      2,
    );
    expect(size).toEqual([1, 1, 0]);
    expect([...precision, ...recall]).toEqual([null, null, null, null, null, null]);
  });

  test('is null where nothing is above the threshold, or nothing conflicts', () => {
    const of = { scores: Float32Array.of(0.5), classes: Uint16Array.of(0) };
    expect(minedCurve({ ...of, conflicting: Uint8Array.of(1) }, null, 1).precision).toEqual([1, null]);
    expect(minedCurve({ ...of, conflicting: Uint8Array.of(0) }, null, 1).recall).toEqual([null, null]);
  });
});

describe('minedByClass', () => {
  test('counts false and missed ones of each class, and of all', () => {
    const of = {
      classes: Uint16Array.of(0, 0, 0, 1, 1),
      conflicting: Uint8Array.of(1, 1, 0, 0, 1),
      marks: Uint8Array.of(1, 0, 1, 0, 0),
    };
    expect(minedByClass(of, 2)).toEqual([
      { of: 3, mined: 2, falseOnes: 1, missedOnes: 1, precision: 0.5, recall: 0.5 },
      { of: 2, mined: 0, falseOnes: 0, missedOnes: 1, precision: null, recall: 0 },
      { of: 5, mined: 2, falseOnes: 1, missedOnes: 2, precision: 0.5, recall: 1 / 3 },
    ]);
  });

  test('without a truth says how many are mined, and no more', () => {
    const of = { classes: Uint16Array.of(0), conflicting: Uint8Array.of(255), marks: Uint8Array.of(1) };
    expect(minedByClass(of, 1)[0]).toEqual({
      ...{ of: 1, mined: 1, falseOnes: null, missedOnes: null, precision: null, recall: null },
    });
  });
});
