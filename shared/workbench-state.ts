// What a page knows of the workbench: the fold over the answers to `workbench.changes`.
import type { WorkbenchChanges } from './api/workbench.ts';
import type { Job } from './job.ts';
import type { RunSummary } from './run-summary.ts';
import type { UserSettings } from './user-settings.ts';

export interface WorkbenchState {
  /** By id, the newest first. */
  readonly runs: ReadonlyMap<string, RunSummary>;
  /** Ids of the runs that wait for the engine, the next one first. */
  readonly queue: readonly string[];
  /** The latest last. */
  readonly jobs: readonly Job[];
  /** Null until the first answer. */
  readonly settings: UserSettings | null;
}

export const emptyWorkbench: WorkbenchState = { runs: new Map(), queue: [], jobs: [], settings: null };

/** The state after one more answer. What did not change keeps its identity. */
export function nextWorkbench(state: WorkbenchState, changes: WorkbenchChanges): WorkbenchState {
  const { complete, runs, removed, queue, jobs, settings } = changes;
  const before = complete ? emptyWorkbench.runs : state.runs;
  return {
    runs: !complete && runs.length === 0 && removed.length === 0 ? before : merged(before, runs, removed),
    queue: isSame(state.queue, queue) ? state.queue : queue,
    jobs,
    settings,
  };
}

function merged(
  before: ReadonlyMap<string, RunSummary>,
  changed: readonly RunSummary[],
  removed: readonly string[],
): ReadonlyMap<string, RunSummary> {
  const after = new Map(before);
  for (const run of changed) after.set(run.record.id, run);
  for (const id of removed) after.delete(id);
  const isNew = changed.some(({ record }) => !before.has(record.id));
  return isNew ? new Map([...after].sort(([, a], [, b]) => newerFirst(a, b))) : after;
}

function newerFirst(a: RunSummary, b: RunSummary): number {
  const byTime = b.record.createdAt.localeCompare(a.record.createdAt);
  return byTime || b.record.id.localeCompare(a.record.id);
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);
