// The job that evaluates a run's network on a split, in an engine process of its own.
import type { ReportOrder } from '../../../shared/evaluation-report.ts';
import type { Job } from '../../../shared/job.ts';
import type { SplitName } from '../../../shared/thumbnail-address.ts';
import type { JobOptions, Jobs } from '../jobs.ts';
import type { Run } from '../runs/create-run.ts';
import type { LaunchEngine } from '../runs/engine-channel.ts';
import { startEngine } from '../runs/engine-handle.ts';
import { evaluateRequest } from '../runs/engine-request.ts';

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
  return jobs.start('evaluate', title, async (options) => {
    await evaluated(request, launch, options);
    return { lines: [], run: run.record.id };
  });
}

/** Rejects with what the engine says, or with the signal's reason once it left on request. */
async function evaluated(
  request: Parameters<typeof startEngine>[0],
  launch: LaunchEngine,
  { signal, progress }: JobOptions,
): Promise<void> {
  const engine = startEngine(
    request,
    {
      onEvent: (event) => {
        if (event.type === 'progress') progress({ task: event.task, done: event.done, total: event.total });
      },
    },
    launch,
  );
  const stop = (): void => engine.stop();
  signal.addEventListener('abort', stop, { once: true });
  try {
    await engine.ended;
  } finally {
    signal.removeEventListener('abort', stop);
  }
  signal.throwIfAborted();
}
