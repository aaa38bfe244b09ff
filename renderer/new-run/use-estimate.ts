// How long the run would take here: measured by the host once the form has been left alone for a moment.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RunEstimate } from '../../shared/api/runs.ts';
import { type SerializedError, serializeError } from '../../shared/errors.ts';
import { useClient } from '../workbench/workbench-provider.tsx';
import { type Draft, orderOf } from './draft.ts';

/** After the last change: what was measured before is told at once then, a measurement takes some seconds. */
const PAUSE_MS = 800;

export interface EstimateState {
  /** Of the form as it is, or while it is being measured as it was before; null where there is none. */
  readonly estimate: RunEstimate | null;
  readonly isMeasuring: boolean;
  readonly error: SerializedError | null;
  /** `whileTraining`: even though a run trains. */
  readonly measure: (whileTraining: boolean) => void;
  readonly cancel: () => void;
}

const unknown = { estimate: null, isMeasuring: false, error: null };

/** What was measured for the form before stands until it is known for what it is now: nothing jumps. */
const begun = ({ estimate }: { readonly estimate: RunEstimate | null }) => ({
  ...unknown,
  estimate,
  isMeasuring: true,
});

/** `canStart`: nothing stands against the run, so that there is something to measure. */
export function useEstimate(draft: Draft, canStart: boolean): EstimateState {
  const { runs } = useClient();
  const [state, setState] = useState<Omit<EstimateState, 'measure' | 'cancel'>>(unknown);
  const asking = useRef<AbortController>(undefined);
  const measure = useCallback(
    (whileTraining: boolean) => {
      asking.current?.abort();
      const ended = new AbortController();
      asking.current = ended;
      const settle = (next: typeof state): void => {
        if (!ended.signal.aborted) setState(next);
      };
      setState(begun);
      runs.estimate({ order: orderOf(draft), whileTraining }, { signal: ended.signal }).then(
        (estimate) => settle({ ...unknown, estimate }),
        (error: unknown) => settle({ ...unknown, error: serializeError(error) }),
      );
    },
    [runs, draft],
  );
  useEffect(() => {
    if (!canStart) return setState(unknown);
    setState(begun);
    const timer = setTimeout(() => measure(false), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      asking.current?.abort();
    };
  }, [canStart, measure]);
  const cancel = useCallback(() => {
    asking.current?.abort();
    setState(unknown);
  }, []);
  return { ...state, measure, cancel };
}
