import { describe, expect, it } from 'vitest';
import { fieldNamed } from '../../../renderer/runs/fields.ts';
import { cellOf, compareKeys, rowsOf, sortKey } from '../../../renderer/runs/rows.ts';
import { summaryOf } from '../../shared/run-summaries.ts';

const field = (id: string) => fieldNamed(id) ?? expect.unreachable(`no field ${id}`);

const measured = (id: string, seed: number, conflict: number | null) =>
  summaryOf({
    id,
    settings: { seed },
    metrics: {
      accuracy: { stage: 'retraining', total: null, aligned: null, conflict, worstGroup: null },
      mined: null,
      keptFraction: null,
    },
  });

const runs = [measured('b', 2, 0.96), measured('a', 1, 0.98), summaryOf({ id: 'other', settings: { lr_prune: 1 } })];

describe('the rows of the table', () => {
  it('are the runs, or groups of those that differ in their seed with the others between them', () => {
    expect(rowsOf(runs, false).map(({ id }) => id)).toEqual(['b', 'a', 'other']);
    const [group, other] = rowsOf(runs, true);
    expect(group).toMatchObject({ kind: 'group', rows: [{ id: 'b' }, { id: 'a' }] });
    expect(other).toMatchObject({ kind: 'run', id: 'other' });
  });

  it('show the mean of a group, what its runs share, and how many values they differ in', () => {
    const [group] = rowsOf(runs, true);
    if (group === undefined) return expect.unreachable();
    const conflict = cellOf(group, field('metric.conflict'));
    expect(conflict).toMatchObject({ kind: 'spread', spread: { n: 2 } });
    expect(sortKey(group, field('metric.conflict'))).toBeCloseTo(0.97, 12);
    expect(cellOf(group, field('setting.data'))).toEqual({ kind: 'value', value: 'cmnist' });
    expect(cellOf(group, field('setting.seed'))).toEqual({ kind: 'various', count: 2 });
  });

  it('count finished runs alone in a mean: where another was left says nothing', () => {
    const left = { ...measured('left', 3, 0.1), status: 'interrupted' as const };
    const [group] = rowsOf([...runs.slice(0, 2), left], true);
    if (group === undefined) return expect.unreachable();
    expect(cellOf(group, field('metric.conflict'))).toMatchObject({ kind: 'spread', spread: { n: 2 } });
    expect(sortKey(group, field('metric.conflict'))).toBeCloseTo(0.97, 12);
  });

  it('leave what was not measured to the end of any order', () => {
    const [run] = rowsOf([measured('c', 3, null)], false);
    if (run === undefined) return expect.unreachable();
    expect(sortKey(run, field('metric.conflict'))).toBeUndefined();
    expect(sortKey(run, field('run.tags'))).toBeUndefined();
  });

  it('have no duration where nothing has begun', () => {
    const waiting = { ...measured('d', 4, null), status: 'queued' as const, startedAt: null, seconds: 0 };
    const [run] = rowsOf([waiting], false);
    if (run === undefined) return expect.unreachable();
    expect(cellOf(run, field('run.duration'))).toEqual({ kind: 'value', value: null });
  });

  it('are ordered by number, and texts as a reader would', () => {
    expect([10, 9, 100].sort(compareKeys)).toEqual([9, 10, 100]);
    expect(['run-10', 'run-9', 'Run-1'].sort(compareKeys)).toEqual(['Run-1', 'run-9', 'run-10']);
  });
});
