// The workbench as the page shows it: all runs, the queue, jobs, settings, kept up to date by the host.
import { createStore } from 'zustand/vanilla';
import type { WorkbenchClient } from '../../shared/api/contract.ts';
import { emptyWorkbench, nextWorkbench, type WorkbenchState } from '../../shared/workbench-state.ts';
import { followWorkbench } from '../connection/follow.ts';

export interface Workbench extends WorkbenchState {
  /** Why the host's answers have ended; they do not begin again by themselves. */
  readonly error: unknown;
}

export type WorkbenchStore = ReturnType<typeof createWorkbenchStore>;

export const createWorkbenchStore = () => createStore<Workbench>(() => ({ ...emptyWorkbench, error: null }));

/** Keeps the store up to date until `signal` is aborted. Never rejects: what ends it is the store's `error`. */
export async function keepUpToDate(store: WorkbenchStore, client: WorkbenchClient, signal: AbortSignal): Promise<void> {
  try {
    for await (const changes of followWorkbench(client, signal)) {
      store.setState((state) => nextWorkbench(state, changes));
    }
  } catch (error) {
    if (!signal.aborted) store.setState({ error });
  }
}
