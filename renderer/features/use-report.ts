// The report of a run's evaluation on a split, asked for again once it was evaluated anew.
import type { ReportView } from '../../shared/api/comparison.ts';
import type { SplitName } from '../../shared/thumbnail-address.ts';
import { type Evaluated, useEvaluated } from '../workbench/use-evaluated.ts';
import { useClient } from '../workbench/workbench-provider.tsx';

export function useReport(run: string, split: SplitName): Evaluated<ReportView> {
  const { comparison } = useClient();
  return useEvaluated({ name: 'report', ask: comparison.report }, run, split);
}
