// One run of the library: its summary, made anew when its files changed.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { serializeError } from '../../../shared/errors.ts';
import { EVENTS_FILE } from '../../../shared/event-log.ts';
import type { RunPoint } from '../../../shared/events.ts';
import { LABEL_FILE } from '../../../shared/run-label.ts';
import { RUN_FILE } from '../../../shared/run-record.ts';
import type { RunState } from '../../../shared/run-state.ts';
import { isAtWork, type RunSummary } from '../../../shared/run-summary.ts';
import type { Run } from './create-run.ts';
import { lostError } from './engine-crash.ts';
import { readLabel } from './label-file.ts';
import { RunFollower } from './run-follower.ts';
import { ownerOf } from './run-owner.ts';
import { summarize } from './summarize-run.ts';

/** What the queue says of runs, by their ids. */
export interface QueueStanding {
  isWaiting(id: string): boolean;
  /** Whether an engine of this host works on it. */
  isActive(id: string): boolean;
}

export class LibraryRun {
  readonly run: Run;
  readonly #id: string;
  readonly #queue: QueueStanding;
  #stamp: string;
  /** Of a run whose log may grow. */
  #follower: RunFollower | null = null;
  #summary: RunSummary;
  #error: RunSummary['error'] = null;
  /** When its log was last written to before an engine began to work on it. */
  #saidBefore: RunSummary['lastAt'] = null;
  /** Where training is, a few times a second. */
  point: RunPoint | null = null;
  /** Counts changes of point, log or summary; never 0. */
  tick = 1;
  /** Version of the library that the summary came with. */
  version = 0;

  constructor(run: Run, id: string, queue: QueueStanding, stamp: string, cached: RunSummary | undefined) {
    this.run = run;
    this.#id = id;
    this.#queue = queue;
    this.#stamp = stamp;
    this.#summary = cached ?? this.#summarize();
  }

  get stamp(): string {
    return this.#stamp;
  }

  get summary(): RunSummary {
    return this.#summary;
  }

  /** A run at work may end without a word. */
  get isAtWork(): boolean {
    return isAtWork(this.#summary);
  }

  /** Looks at the files. `moved` where a view of the run has something new, `changed` where its summary is another one. */
  refresh(stamp: string): { readonly moved: boolean; readonly changed: boolean } {
    const moved = stamp !== this.#stamp;
    this.#stamp = stamp;
    return moved || this.isAtWork ? this.remake(moved) : { moved, changed: false };
  }

  /** Makes the summary anew. */
  remake(moved = false): { readonly moved: boolean; readonly changed: boolean } {
    const summary = this.#summarize();
    const changed = JSON.stringify(summary) !== JSON.stringify(this.#summary);
    if (changed) this.#summary = summary;
    if (changed || moved) this.tick++;
    return { moved: changed || moved, changed };
  }

  /** How its process ended, where its log doesn't say; null once another is at work. */
  setError(error: RunSummary['error']): void {
    this.#error = error;
    this.#saidBefore = this.#summary.lastAt;
    this.point = null;
  }

  #summarize(): RunSummary {
    const { run } = this;
    const label = readLabel(run.folder);
    this.#follower ??= new RunFollower(run.folder);
    let state: RunState;
    try {
      state = this.#follower.read();
    } catch {
      this.#follower = null;
      return summarize({ run, label, state: null, status: 'unreadable', error: null });
    }
    if (this.#isBeginning(state)) {
      return summarize({ run, label, state: { ...state, error: null }, status: 'starting', error: null });
    }
    const status = this.#statusOf(state);
    if (status !== 'running' && status !== 'paused') this.#follower = null;
    const error = this.#error ?? (status === 'crashed' ? serializeError(lostError(run.folder)) : null);
    return summarize({ run, label, state, status, error });
  }

  /** An engine is loaded for it, which takes seconds on a busy machine, and has not said a word yet. */
  #isBeginning({ status, lastAt }: RunState): boolean {
    return status !== 'finished' && this.#queue.isActive(this.#id) && lastAt === this.#saidBefore;
  }

  #statusOf({ status, startedAt }: RunState): RunSummary['status'] {
    if (this.#queue.isWaiting(this.#id)) return 'queued';
    if (startedAt === null) return 'created'; // What events there are, it took over from another run.
    const isOver = status !== 'running' && status !== 'paused';
    return isOver || ownerOf(this.run.folder) !== undefined ? status : 'crashed';
  }
}

/** Sizes and times of the files that a summary is made from; undefined where there is no run. */
export function stampOf(folder: string): string | undefined {
  const of = (file: string): string => {
    const found = statSync(join(folder, file), { throwIfNoEntry: false });
    return found === undefined ? '-' : `${found.size}@${found.mtimeMs}`;
  };
  const record = of(RUN_FILE);
  return record === '-' ? undefined : `${record} ${of(EVENTS_FILE)} ${of(LABEL_FILE)}`;
}
