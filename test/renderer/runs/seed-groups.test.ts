import { describe, expect, it } from 'vitest';
import { seedGroups, spreadOf } from '../../../renderer/runs/seed-groups.ts';
import { summaryOf } from '../../shared/run-summaries.ts';

const ids = (groups: ReturnType<typeof seedGroups>): string[][] =>
  groups.map((group) => group.map(({ record }) => record.id));

describe('groups by seeds', () => {
  it('takes together what differs in seed, names and folders alone', () => {
    const runs = [
      summaryOf({ id: 'a', settings: { seed: 1 } }),
      summaryOf({ id: 'b', settings: { seed: 1, lr_prune: 0.02 } }),
      summaryOf({ id: 'c', settings: { seed: 2, exp_name: 'c', log_dir: '/elsewhere', print_every: 7 } }),
    ];
    expect(ids(seedGroups(runs))).toEqual([['a', 'c'], ['b']]);
  });

  it('keeps a run that took over results apart from one that began anew', () => {
    const parent = { run: 'a', stage: 'pruning' as const };
    const runs = [summaryOf({ id: 'a', settings: { seed: 1 } }), summaryOf({ id: 'b', settings: { seed: 2 }, parent })];
    expect(ids(seedGroups(runs))).toEqual([['a'], ['b']]);
  });
});

describe('the spread of values', () => {
  it('is their mean and the standard deviation of the sample', () => {
    const spread = spreadOf([2, 4, 4, 4, 5, 5, 7, 9]);
    expect(spread?.n).toBe(8);
    expect(spread?.mean).toBe(5);
    // 32 / 7 is the variance with n - 1.
    expect(spread?.sd).toBeCloseTo(Math.sqrt(32 / 7), 12);
  });

  it('leaves out what was not measured, and has no deviation for one value', () => {
    expect(spreadOf([null, 0.5, null])).toEqual({ n: 1, mean: 0.5, sd: null });
    expect(spreadOf([null])).toBeNull();
    expect(spreadOf([])).toBeNull();
  });
});
