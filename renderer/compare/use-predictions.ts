// What a run says of every sample of a split, asked for again once it was evaluated.
import type { SplitPredictions } from '../../shared/split-predictions.ts';
import { type Evaluated, useEvaluated } from '../workbench/use-evaluated.ts';
import { useClient } from '../workbench/workbench-provider.tsx';

/** `written`: changes when training may have left new ones. */
export function usePredictions(
  run: string,
  split: SplitPredictions['split'],
  written: number,
): Evaluated<SplitPredictions> {
  const { comparison } = useClient();
  return useEvaluated({ name: 'predictions', ask: comparison.predictions }, run, split, written);
}
