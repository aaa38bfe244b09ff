// Work beside training: how far it has come, how it ended.
import { ActionIcon, Button, Progress } from '@mantine/core';
import { CircleAlert, CircleCheck, CircleSlash, TriangleAlert, X } from 'lucide-react';
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
        <Sign job={job} />
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
        <pre className={classes.lines} data-wrong={problemsOf(job) > 0}>
          {result.lines.join('\n')}
        </pre>
      )}
      {result?.details === undefined ? null : (
        <details className={classes.details}>
          <summary>Counts of each group</summary>
          <pre className={classes.lines}>{result.details.join('\n')}</pre>
        </details>
      )}
      {result === null || result.run === null ? null : <Link href={runAddress(result.run)}>Open the run</Link>}
    </li>
  );
}

const problemsOf = ({ result }: Job): number => result?.problems ?? 0;

function endText(job: Job): string {
  const { status, startedAt, endedAt } = job;
  const problems = problemsOf(job);
  const found =
    problems === 0 ? '' : `, ${problems === 1 ? 'one problem' : `${problems.toLocaleString('en')} problems`}`;
  const word = status === 'finished' ? `done${found}` : status;
  return endedAt === null ? word : `${word}, ${durationText((endedAt - startedAt) / 1000)}`;
}

function Sign({ job }: { readonly job: Job }) {
  const { status } = job;
  if (problemsOf(job) > 0) return <TriangleAlert size={15} aria-hidden color="var(--dcwp-warning)" />;
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
