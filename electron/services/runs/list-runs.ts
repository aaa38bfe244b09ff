// The list of runs with what became of each.
import { type RunState, type RunStatus, runStateOf } from '../../../shared/run-state.ts';
import { readEvents } from '../../formats/event-log-file.ts';
import type { Run } from './create-run.ts';
import { runsIn } from './open-run.ts';
import { ownerOf } from './run-owner.ts';

export interface ListedRun extends Run {
  /** `crashed`: its events have no end and no process works on it. */
  readonly status: RunStatus | 'crashed' | 'unreadable';
  readonly state: RunState | null;
}

/** The runs of a folder, newest names first. Reads the events of each. */
export function listRuns(runsRoot: string): ListedRun[] {
  return runsIn(runsRoot).map((run) => {
    try {
      const state = runStateOf(readEvents(run.folder));
      return { ...run, state, status: statusOf(run.folder, state) };
    } catch {
      return { ...run, state: null, status: 'unreadable' };
    }
  });
}

function statusOf(folder: string, { status }: RunState): ListedRun['status'] {
  const looksAlive = status === 'running' || status === 'paused';
  return looksAlive && ownerOf(folder) === undefined ? 'crashed' : status;
}
