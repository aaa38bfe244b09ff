// What an evaluation of a run on a split left, asked for again once there is another.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { SplitName } from '../../shared/thumbnail-address.ts';
import { useEvaluation } from './use-evaluation.ts';

export interface Evaluated<Found> {
  /** Null where the split was not evaluated; undefined until that is known. */
  readonly found: Found | null | undefined;
  readonly error: unknown;
}

/** What is asked for: `name` tells it from other answers about the same evaluation. */
export interface EvaluatedQuestion<Found> {
  readonly name: string;
  readonly ask: (
    of: { readonly run: string; readonly split: SplitName },
    options: { readonly signal: AbortSignal },
  ) => Promise<Found | null>;
}

/** `written`: changes when training may have left something new. */
export function useEvaluated<Found>(
  { name, ask }: EvaluatedQuestion<Found>,
  run: string,
  split: SplitName,
  written = 0,
): Evaluated<Found> {
  const { done } = useEvaluation(run, split);
  const { data, error } = useQuery({
    queryKey: ['evaluated', name, run, split, written, done],
    queryFn: ({ signal }) => ask({ run, split }, { signal }),
    placeholderData: keepPreviousData,
  });
  return { found: error === null ? data : null, error };
}
