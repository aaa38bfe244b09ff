// One run, kept up to date by the host for as long as it is looked at.
import { createStore, type StoreApi } from 'zustand';
import type { WorkbenchClient } from '../../shared/api/contract.ts';
import { serializeError } from '../../shared/errors.ts';
import type { RunEvent } from '../../shared/events.ts';
import { followRun } from '../connection/follow.ts';
import { filledIn, nextWatched, outlinedRun, unknownRun, type WatchedRun } from './watched-run.ts';

export type RunStore = StoreApi<WatchedRun>;

export const createRunStore = (): RunStore => createStore(() => unknownRun);

/**
 * Keeps the store up to date until `signal` is aborted. A long log that comes in pieces is folded, and drawn, at once, after its
 * outline.
 */
export async function keepRun(
  store: RunStore,
  client: WorkbenchClient,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  store.setState(unknownRun, true);
  let events: RunEvent[] = [];
  let outlined = 0;
  try {
    for await (const batch of followRun(client, id, signal)) {
      if (batch.outlined !== null) {
        outlined = batch.outlined;
        store.setState(outlinedRun(batch));
        continue;
      }
      events = events.length === 0 ? [...batch.events] : events.concat(batch.events);
      if (batch.more) continue;
      const news = { ...batch, events };
      const known = outlined;
      [events, outlined] = [[], 0];
      store.setState((watched) => (known === 0 ? nextWatched(watched, news) : filledIn(watched, news, known)));
    }
  } catch (error) {
    if (!signal.aborted) store.setState({ error: serializeError(error) });
  }
}
