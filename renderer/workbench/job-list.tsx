// Work beside training: how far it has come, how it ended.
import { ActionIcon, Button, Progress } from '@mantine/core';
import { CircleAlert, CircleCheck, CircleSlash, X } from 'lucide-react';
import { Link } from 'wouter';
import type { Job } from '../../shared/job.ts';
import { durationText } from '../../shared/number-text.ts';
import { runAddress } from '../shell/addresses.ts';
import classes from './job-list.module.css';
import { useAttempt } from './use-attempt.ts';
import { useClient, useWorkbench } from './workbench-provider.tsx';

interface JobListProps {
  readonly kinds: readonly Job['kind'][];
  /** Of these kinds; all where it is not given. */
  readonly isShown?: (job: Job) => boolean;
}

/** The latest above; nothing where there is none. */
export function JobList({ kinds, isShown = () => true }: JobListProps) {
  const jobs = useWorkbench((workbench) => workbench.jobs);
  const shown = jobs.filter((job) => kinds.includes(job.kind) && isShown(job)).toReversed();
  if (shown.length === 0) return null;
  return (
    <ul className={classes.jobs} aria-label="Work">
      {shown.map((job) => (
        <JobEntry key={job.id} job={job} />
      ))}
    </ul>
  );
}

function JobEntry({ job }: { readonly job: Job }) {
  const { workbench } = useClient();
  const { attempt } = useAttempt();
  const { id, title, status, error, result } = job;
  return (
    <li className={classes.job} data-status={status}>
      <div className={classes.head}>
        <Sign status={status} />
        <strong>{title}</strong>
        {status === 'running' ? (
          <Button variant="default" onClick={() => void attempt(() => workbench.cancelJob({ id }))}>
            Cancel
          </Button>
        ) : (
          <>
            <span className={classes.end}>{endText(job)}</span>
            <ActionIcon
              aria-label={`Forget: ${title}`}
              onClick={() => void attempt(() => workbench.dismissJob({ id }))}
            >
              <X size={14} />
            </ActionIcon>
          </>
        )}
      </div>
      {status === 'running' ? <JobProgress job={job} /> : null}
      {error === null ? null : (
        <p className={classes.error} role="alert">
          {error.message}. {error.remedy}
        </p>
      )}
      {result === null || result.lines.length === 0 ? null : (
        <pre className={classes.lines}>{result.lines.join('\n')}</pre>
      )}
      {result === null || result.run === null ? null : <Link href={runAddress(result.run)}>Open the run</Link>}
    </li>
  );
}

function endText({ status, startedAt, endedAt }: Job): string {
  const word = status === 'finished' ? 'done' : status;
  return endedAt === null ? word : `${word}, ${durationText((endedAt - startedAt) / 1000)}`;
}

function Sign({ status }: Pick<Job, 'status'>) {
  if (status === 'finished') return <CircleCheck size={15} aria-hidden color="var(--dcwp-good)" />;
  if (status === 'failed') return <CircleAlert size={15} aria-hidden color="var(--dcwp-danger)" />;
  return status === 'cancelled' ? <CircleSlash size={15} aria-hidden color="var(--dcwp-muted)" /> : null;
}

export function JobProgress({ job: { progress, title } }: { readonly job: Job }) {
  const share = progress === null || progress.total === 0 ? 0 : progress.done / progress.total;
  return (
    <div className={classes.progress}>
      <Progress value={100 * share} size="sm" aria-label={`Progress: ${title}`} />
      <span>
        {progress === null
          ? 'starting'
          : `${progress.task}, ${progress.done.toLocaleString('en')} of ${progress.total.toLocaleString('en')}`}
      </span>
    </div>
  );
}
