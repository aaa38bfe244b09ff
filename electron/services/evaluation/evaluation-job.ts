// The job that evaluates a run's network on a split, in an engine process of its own.
import type { ReportOrder } from '../../../shared/evaluation-report.ts';
import type { Job } from '../../../shared/job.ts';
import type { SplitName } from '../../../shared/thumbnail-address.ts';
import type { Jobs } from '../jobs.ts';
import type { Run } from '../runs/create-run.ts';
import type { LaunchEngine } from '../runs/engine-channel.ts';
import { evaluateRequest } from '../runs/engine-request.ts';
import { engineWork } from '../runs/engine-work.ts';

export interface EvaluationOrder {
  readonly run: Run;
  readonly split: SplitName;
  /** Null for predictions alone. */
  readonly report: ReportOrder | null;
}

/** Throws the UserError `runtime-missing` where nothing can be computed here. */
export function startEvaluation(
  jobs: Jobs,
  dataFolder: string,
  launch: LaunchEngine,
  { run, split, report }: EvaluationOrder,
): Job {
  const request = evaluateRequest(run, dataFolder, { split, report: report ?? undefined });
  const title = `Evaluate ${run.record.id} on the ${split} set`;
  return jobs.start(
    'evaluate',
    title,
    async (options) => {
      await engineWork(request, launch, options);
      return { lines: [], run: run.record.id };
    },
    { run: run.record.id, split },
  );
}
