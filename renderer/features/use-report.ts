// The report of a run's evaluation on a split, asked for again once it was evaluated anew.
import { useEffect, useState } from 'react';
import type { ReportView } from '../../shared/api/comparison.ts';
import type { SplitName } from '../../shared/thumbnail-address.ts';
import { useEvaluation } from '../workbench/use-evaluation.ts';
import { useClient } from '../workbench/workbench-provider.tsx';

export interface AskedReport {
  /** Null where there is none; undefined until that is known. */
  readonly report: ReportView | null | undefined;
  readonly error: unknown;
}

export function useReport(run: string, split: SplitName): AskedReport {
  const { comparison } = useClient();
  const { done } = useEvaluation(run, split);
  const [asked, setAsked] = useState<AskedReport>({ report: undefined, error: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: an evaluation that has ended asks again
  useEffect(() => {
    const ended = new AbortController();
    comparison.report({ run, split }, { signal: ended.signal }).then(
      (report) => setAsked({ report, error: null }),
      (error: unknown) => {
        if (!ended.signal.aborted) setAsked({ report: null, error });
      },
    );
    return () => ended.abort();
  }, [comparison, run, split, done]);
  return asked;
}
