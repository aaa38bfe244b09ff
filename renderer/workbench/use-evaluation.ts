// The evaluation of a run on a split: the job that does it, and beginning one.
import { useCallback } from 'react';
import type { ReportOrder } from '../../shared/evaluation-report.ts';
import type { Job } from '../../shared/job.ts';
import type { SplitName } from '../../shared/thumbnail-address.ts';
import { useAttempt } from './use-attempt.ts';
import { useClient, useWorkbench } from './workbench-provider.tsx';

export interface Evaluation {
  /** The latest one; null where none is known to this host. */
  readonly job: Job | null;
  /** Evaluations that have ended: changes when there is something new to be read. */
  readonly done: number;
  /** `report` null for predictions alone. */
  readonly begin: (report: ReportOrder | null) => Promise<boolean>;
  readonly busy: boolean;
}

export function useEvaluation(run: string, split: SplitName): Evaluation {
  const { comparison } = useClient();
  const { attempt, busy } = useAttempt();
  const isOurs = ({ evaluated }: Job): boolean => evaluated?.run === run && evaluated.split === split;
  const job = useWorkbench(({ jobs }) => jobs.findLast(isOurs) ?? null);
  const done = useWorkbench(({ jobs }) => jobs.filter((known) => isOurs(known) && known.endedAt !== null).length);
  const begin = useCallback(
    (report: ReportOrder | null) => attempt(() => comparison.evaluate({ run, split, report })),
    [attempt, comparison, run, split],
  );
  return { job, done, begin, busy };
}
