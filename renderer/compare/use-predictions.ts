// What a run says of every sample of a split, asked for again once it was evaluated.
import { useEffect, useState } from 'react';
import type { SplitPredictions } from '../../shared/split-predictions.ts';
import { useEvaluation } from '../workbench/use-evaluation.ts';
import { useClient } from '../workbench/workbench-provider.tsx';

export interface AskedPredictions {
  /** Null where the split was not evaluated; undefined until that is known. */
  readonly said: SplitPredictions | null | undefined;
  readonly error: unknown;
}

/** `written`: changes when training may have left new ones. */
export function usePredictions(run: string, split: SplitPredictions['split'], written: number): AskedPredictions {
  const { comparison } = useClient();
  const [answer, setAnswer] = useState<AskedPredictions>({ said: undefined, error: null });
  const { done } = useEvaluation(run, split);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an evaluation that has ended asks again
  useEffect(() => {
    const ended = new AbortController();
    comparison.predictions({ run, split }, { signal: ended.signal }).then(
      (said) => setAnswer({ said, error: null }),
      (error: unknown) => {
        if (!ended.signal.aborted) setAnswer({ said: null, error });
      },
    );
    return () => ended.abort();
  }, [comparison, run, split, written, done]);
  return answer;
}
