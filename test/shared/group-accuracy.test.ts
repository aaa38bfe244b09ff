import { describe, expect, test } from 'vitest';
import type { GroupCounts } from '../../shared/events.ts';
import {
  accuracyMatrix,
  alignedAccuracy,
  alignedGroupsOf,
  conflictAccuracy,
  diagonalGroups,
  summarizeGroups,
  totalAccuracy,
  worstGroupAccuracy,
} from '../../shared/group-accuracy.ts';

/** Two classes, three bias labels, one cell empty. */
const counts: GroupCounts = {
  total: [
    [100, 10, 0],
    [4, 50, 20],
  ],
  correct: [
    [90, 5, 0],
    [1, 50, 16],
  ],
};

test('each cell that holds samples has its accuracy, others null', () => {
  expect(accuracyMatrix(counts)).toEqual([
    [0.9, 0.5, null],
    [0.25, 1, 0.8],
  ]);
});

test('total accuracy is over samples, aligned and conflict accuracy are means over filled cells', () => {
  expect(totalAccuracy(counts)).toBeCloseTo(162 / 184, 12);
  expect(alignedAccuracy(counts, diagonalGroups(2, 3))).toBeCloseTo(0.95, 12);
  expect(conflictAccuracy(counts, diagonalGroups(2, 3))).toBeCloseTo((0.5 + 0.25 + 0.8) / 3, 12);
  expect(worstGroupAccuracy(counts)).toBe(0.25);
});

test('where equal labels conflict, as in CelebA, the two change places', () => {
  const different = diagonalGroups(2, 3).map((row) => row.map((equal) => !equal));
  const swapped = summarizeGroups(counts, different);
  expect(swapped.aligned).toBeCloseTo((0.5 + 0.25 + 0.8) / 3, 12);
  expect(swapped.conflict).toBeCloseTo(0.95, 12);
  expect(swapped).toMatchObject({ total: totalAccuracy(counts), worstGroup: 0.25 });
});

test('what is unknown is null: alignment, then groups', () => {
  expect(summarizeGroups(counts, null)).toEqual({ total: 162 / 184, aligned: null, conflict: null, worstGroup: 0.25 });
  const byClass: GroupCounts = { total: [[110], [74]], correct: [[95], [67]] };
  expect(summarizeGroups(byClass, diagonalGroups(2, 3))).toEqual({
    total: 162 / 184,
    aligned: null,
    conflict: null,
    worstGroup: null,
  });
});

test('a run that does not say which groups are aligned is of a time when equal labels were', () => {
  expect(alignedGroupsOf(null, counts)).toEqual([
    [true, false, false],
    [false, true, false],
  ]);
});

describe('nothing is NaN', () => {
  test.each<[string, GroupCounts, object]>([
    ['no cells', { total: [], correct: [] }, { total: null, aligned: null, conflict: null, worstGroup: null }],
    [
      'no samples',
      { total: [[0, 0]], correct: [[0, 0]] },
      { total: null, aligned: null, conflict: null, worstGroup: null },
    ],
    [
      'no conflicting sample',
      { total: [[4, 0]], correct: [[3, 0]] },
      { total: 0.75, aligned: 0.75, conflict: null, worstGroup: 0.75 },
    ],
    [
      'no aligned sample',
      { total: [[0, 2]], correct: [[0, 0]] },
      { total: 0, aligned: null, conflict: 0, worstGroup: 0 },
    ],
  ])('with %s', (_, groups, summary) => {
    expect(summarizeGroups(groups, diagonalGroups(groups.total.length, 2))).toEqual(summary);
  });
});
