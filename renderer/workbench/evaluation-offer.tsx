// Offers to evaluate a run where that was not done yet, and shows how far it has come.
import { Button } from '@mantine/core';
import { Calculator } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ReportOrder } from '../../shared/evaluation-report.ts';
import type { SplitName } from '../../shared/thumbnail-address.ts';
import classes from './evaluation-offer.module.css';
import { JobProgress } from './job-list.tsx';
import { useAttempt } from './use-attempt.ts';
import { useEvaluation } from './use-evaluation.ts';
import { useClient } from './workbench-provider.tsx';

interface EvaluationOfferProps {
  readonly run: string;
  readonly split: SplitName;
  /** Null for predictions alone. */
  readonly report: ReportOrder | null;
  /** On the button. */
  readonly label: string;
  /** What comes of it, before the button. */
  readonly children?: ReactNode;
}

export function EvaluationOffer({ run, split, report, label, children }: EvaluationOfferProps) {
  const { job, begin, busy } = useEvaluation(run, split);
  const { workbench } = useClient();
  const { attempt } = useAttempt();
  if (job?.status === 'running') {
    return (
      <div className={classes.offer} role="status" aria-label={job.title}>
        <span>{job.title}</span>
        <JobProgress job={job} />
        <Button variant="default" onClick={() => void attempt(() => workbench.cancelJob({ id: job.id }))}>
          Cancel
        </Button>
      </div>
    );
  }
  return (
    <div className={classes.offer}>
      {children}
      {job?.error == null ? null : (
        <p className={classes.error} role="alert">
          {job.error.message}. {job.error.remedy}
        </p>
      )}
      <Button leftSection={<Calculator size={13} aria-hidden />} loading={busy} onClick={() => void begin(report)}>
        {label}
      </Button>
    </div>
  );
}
