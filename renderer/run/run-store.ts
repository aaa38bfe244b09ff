// One run's state, as a fold over its events.
import { createStore, type StoreApi } from 'zustand';
import type { WorkbenchClient } from '../../shared/api/contract.ts';
import { type SerializedError, serializeError } from '../../shared/errors.ts';
import type { RunEvent, RunPoint } from '../../shared/events.ts';
import { emptyRunState, type RunState, runStateOf } from '../../shared/run-state.ts';
import type { RunSummary } from '../../shared/run-summary.ts';
import { followRun, type RunBatch } from '../connection/follow.ts';
import { emptyLog, type LogEntry, nextLog } from './run-log.ts';

export interface WatchedRun {
  /** Null until the first answer. */
  readonly summary: RunSummary | null;
  readonly state: RunState;
  /** Where training is now, between two events; null while no process works on the run. */
  readonly point: RunPoint | null;
  readonly log: readonly LogEntry[];
  /** Why the run cannot be shown. */
  readonly error: SerializedError | null;
}

const unknownRun: WatchedRun = { summary: null, state: emptyRunState, point: null, log: emptyLog, error: null };

export type RunStore = StoreApi<WatchedRun>;

export const createRunStore = (): RunStore => createStore(() => unknownRun);

/** What is known after more of the run's news. */
export function nextWatched(watched: WatchedRun, news: Omit<RunBatch, 'next' | 'more' | 'tick'>): WatchedRun {
  const { summary, point, events } = news;
  const state = events.length === 0 ? watched.state : runStateOf(events, watched.state);
  return { summary, point, state, log: nextLog(watched.log, events, state), error: null };
}

/** Keeps the store up to date until `signal` is aborted. A long log that comes in pieces is folded, and drawn, at once. */
export async function keepRun(
  store: RunStore,
  client: WorkbenchClient,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  store.setState(unknownRun, true);
  let events: RunEvent[] = [];
  try {
    for await (const batch of followRun(client, id, signal)) {
      events = events.length === 0 ? [...batch.events] : events.concat(batch.events);
      if (batch.more) continue;
      const news = { ...batch, events };
      events = [];
      store.setState((watched) => nextWatched(watched, news));
    }
  } catch (error) {
    if (!signal.aborted) store.setState({ error: serializeError(error) });
  }
}
