// What the user must know of a run: why it failed, and its warnings; each with what to do.
import { Button } from '@mantine/core';
import { CircleX, Hourglass, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { RunState } from '../../shared/run-state.ts';
import type { RunSummary } from '../../shared/run-summary.ts';
import classes from './run-notices.module.css';
import type { RunActions } from './use-run-actions.ts';

interface RunNoticesProps extends Pick<RunSummary, 'error' | 'status' | 'task'>, Pick<RunState, 'warnings'> {
  readonly actions: RunActions;
}

export const RunNotices = memo(function RunNotices({ error, status, task, warnings, actions }: RunNoticesProps) {
  return (
    <>
      {error === null || status === 'running' || status === 'starting' ? null : (
        <div className={classes.notice} data-kind="error" role="alert">
          <CircleX size={15} aria-hidden />
          <p>
            <b>{error.message}</b> {error.remedy}
          </p>
          {status === 'failed' || status === 'crashed' ? (
            <Button variant="default" onClick={actions.resume} loading={actions.busy}>
              Resume
            </Button>
          ) : null}
        </div>
      )}
      {distinct(warnings).map(({ code, message, remedy }) => (
        <div key={code + message} className={classes.notice} data-kind="warning" role="status">
          <TriangleAlert size={15} aria-hidden />
          <p>
            <b>{message}</b> {remedy}
          </p>
        </div>
      ))}
      {task === null ? null : (
        <div className={classes.notice} data-kind="task" role="status">
          <Hourglass size={15} aria-hidden />
          <p>
            {task.task}: {task.done.toLocaleString('en-US')} of {task.total.toLocaleString('en-US')}
          </p>
        </div>
      )}
    </>
  );
});

/** The latest three; what was said several times, once. */
function distinct(warnings: RunState['warnings']): RunState['warnings'] {
  return [...new Map(warnings.map((warning) => [warning.code + warning.message, warning])).values()].slice(-3);
}
