// What changed in the workbench since a page asked last.
import { setTimeout as wait } from 'node:timers/promises';
import type { WorkbenchChanges } from '../../../shared/api/workbench.ts';
import type { Workbench } from '../workbench.ts';

const WAIT_MS = 20_000;
/** Between a question and an answer that had to wait for its news: four a second at most. */
const PACE_MS = 250;

/** `cursor` of the last answer; null, or one of another life of the host, gives everything. */
export async function workbenchChanges(
  workbench: Workbench,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<WorkbenchChanges> {
  const end = performance.now() + WAIT_MS;
  const asked = performance.now();
  const since = versionOf(cursor, workbench.epoch);
  if (since === null) return changesSince(workbench, 0, true);
  while (!isNews(workbench, since) && versionOf(cursor, workbench.epoch) !== null) {
    const left = end - performance.now();
    if (left <= 0 || signal?.aborted) break;
    await workbench.changes.next(left, signal);
  }
  await wait(Math.max(0, PACE_MS - (performance.now() - asked)), undefined, { signal });
  const same = versionOf(cursor, workbench.epoch) !== null;
  return changesSince(workbench, same ? since : 0, !same);
}

function versionOf(cursor: string | null, epoch: string): number | null {
  const [life, version] = cursor?.split('/') ?? [];
  return life === epoch ? Number(version) : null;
}

/** Steps of a run at work move the version too, and are no news here. */
function isNews(workbench: Workbench, since: number): boolean {
  const { runs, removed } = workbench.library.since(since);
  return runs.length > 0 || removed.length > 0 || workbench.surroundings > since;
}

function changesSince(workbench: Workbench, version: number, complete: boolean): WorkbenchChanges {
  const { runs, removed } = workbench.library.since(version);
  return {
    cursor: `${workbench.epoch}/${workbench.changes.version}`,
    complete,
    runs,
    removed: complete ? [] : removed,
    queue: workbench.queue.waiting,
    jobs: workbench.jobs.list(),
    settings: workbench.settings,
  };
}
