// The states of several runs, each a fold over its events, kept up to date while they are compared.
import { useEffect, useRef, useState } from 'react';
import type { SerializedError } from '../../shared/errors.ts';
import type { RunState } from '../../shared/run-state.ts';
import { createRunStore, keepRun } from '../run/run-store.ts';
import { useClient } from '../workbench/workbench-provider.tsx';

export interface ComparedState {
  readonly state: RunState;
  /** Whether its log has been read; until then the state is empty. */
  readonly isRead: boolean;
  readonly error: SerializedError | null;
}

/** By id. A run that stays among `ids` is not read again. */
export function useComparedStates(ids: readonly string[]): ReadonlyMap<string, ComparedState> {
  const client = useClient();
  const [states, setStates] = useState<ReadonlyMap<string, ComparedState>>(new Map());
  const followed = useRef(new Map<string, AbortController>());
  useEffect(() => {
    const wanted = new Set(ids);
    for (const [id, ended] of followed.current) {
      if (wanted.has(id)) continue;
      ended.abort();
      followed.current.delete(id);
      setStates((before) => new Map([...before].filter(([known]) => known !== id)));
    }
    for (const id of wanted) {
      if (followed.current.has(id)) continue;
      const ended = new AbortController();
      followed.current.set(id, ended);
      const store = createRunStore();
      store.subscribe(({ state, error, summary }) => {
        if (ended.signal.aborted) return;
        setStates((before) => new Map(before).set(id, { state, isRead: summary !== null || error !== null, error }));
      });
      void keepRun(store, client, id, ended.signal);
    }
  }, [client, ids]);
  useEffect(() => {
    const all = followed.current;
    return () => {
      for (const ended of all.values()) ended.abort();
      all.clear();
    };
  }, []);
  return states;
}
