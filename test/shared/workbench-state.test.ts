import { describe, expect, it } from 'vitest';
import type { WorkbenchChanges } from '../../shared/api/workbench.ts';
import { emptyWorkbench, nextWorkbench } from '../../shared/workbench-state.ts';
import { summaryOf } from './run-summaries.ts';

const changes = (some: Partial<WorkbenchChanges>): WorkbenchChanges => ({
  cursor: '1',
  complete: false,
  runs: [],
  removed: [],
  queue: [],
  jobs: [],
  settings: { dataFolder: null, runsFolder: null, theme: 'system', views: {} },
  ...some,
});

const older = summaryOf({ id: 'older', createdAt: '2026-01-01T00:00:00.000Z' });
const newer = summaryOf({ id: 'newer', createdAt: '2026-02-01T00:00:00.000Z' });
const first = nextWorkbench(emptyWorkbench, changes({ complete: true, runs: [older, newer], queue: ['newer'] }));

describe('the fold over what changed in the workbench', () => {
  it('puts the newest run first, whatever the order of the answer', () => {
    expect([...first.runs.keys()]).toEqual(['newer', 'older']);
    const newest = summaryOf({ id: 'newest', createdAt: '2026-03-01T00:00:00.000Z' });
    expect([...nextWorkbench(first, changes({ runs: [newest] })).runs.keys()]).toEqual(['newest', 'newer', 'older']);
  });

  it('replaces a changed run at its place and drops a removed one', () => {
    const changed = { ...older, status: 'running' as const };
    const next = nextWorkbench(first, changes({ runs: [changed], removed: ['newer'] }));
    expect([...next.runs.values()]).toEqual([changed]);
  });

  it('forgets what a complete answer does not hold', () => {
    expect([...nextWorkbench(first, changes({ complete: true, runs: [older] })).runs.keys()]).toEqual(['older']);
  });

  it('keeps what did not change, so that nothing is drawn anew', () => {
    const next = nextWorkbench(first, changes({ queue: ['newer'] }));
    expect(next.runs).toBe(first.runs);
    expect(next.queue).toBe(first.queue);
  });
});
