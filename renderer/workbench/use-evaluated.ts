// What an evaluation of a run on a split left, asked for again once there is another.
import { useEffect, useState } from 'react';
import type { SplitName } from '../../shared/thumbnail-address.ts';
import { useEvaluation } from './use-evaluation.ts';

export interface Evaluated<Found> {
  /** Null where the split was not evaluated; undefined until that is known. */
  readonly found: Found | null | undefined;
  readonly error: unknown;
}

export type AskEvaluated<Found> = (
  of: { readonly run: string; readonly split: SplitName },
  options: { readonly signal: AbortSignal },
) => Promise<Found | null>;

/** `ask` the same function each time. `written`: changes when training may have left something new. */
export function useEvaluated<Found>(
  ask: AskEvaluated<Found>,
  run: string,
  split: SplitName,
  written = 0,
): Evaluated<Found> {
  const { done } = useEvaluation(run, split);
  const [answer, setAnswer] = useState<Evaluated<Found>>({ found: undefined, error: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: an evaluation that has ended asks again
  useEffect(() => {
    const ended = new AbortController();
    ask({ run, split }, { signal: ended.signal }).then(
      (found) => setAnswer({ found, error: null }),
      (error: unknown) => {
        if (!ended.signal.aborted) setAnswer({ found: null, error });
      },
    );
    return () => ended.abort();
  }, [ask, run, split, written, done]);
  return answer;
}
