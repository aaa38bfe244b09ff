// What the user must know of a run: why it failed, and its warnings; each with what to do.
import { Button } from '@mantine/core';
import { CircleX, Hourglass, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { RunState } from '../../shared/run-state.ts';
import type { RunSummary } from '../../shared/run-summary.ts';
import { canResume } from '../runs/use-run-commands.tsx';
import classes from './run-notices.module.css';
import type { RunActions } from './use-run-actions.ts';

interface RunNoticesProps extends Pick<RunSummary, 'error' | 'status' | 'task'>, Pick<RunState, 'warnings'> {
  readonly actions: RunActions;
}

export const RunNotices = memo(function RunNotices({ error, status, task, warnings, actions }: RunNoticesProps) {
  // Below the first line is what its process printed.
  const [headline, ...log] = error?.message.split('\n') ?? [];
  return (
    <>
      {error === null || status === 'running' || status === 'starting' ? null : (
        <div className={classes.notice} data-kind="error" role="alert">
          <CircleX size={15} aria-hidden />
          <div className={classes.text}>
            <p>
              <b>{sentence(headline ?? '')}</b> {error.remedy}
            </p>
            {log.length === 0 ? null : <pre className={classes.log}>{log.join('\n')}</pre>}
          </div>
          {canResume({ status }) ? (
            <Button variant="default" onClick={actions.resume} loading={actions.busy}>
              {status === 'created' ? 'Start' : 'Resume'}
            </Button>
          ) : null}
        </div>
      )}
      {/* What it failed by may have been its warning before. */}
      {distinct(warnings.filter(({ message }) => status === 'running' || message !== error?.message)).map(
        ({ code, message, remedy }) => (
          <div key={code + message} className={classes.notice} data-kind="warning" role="status">
            <TriangleAlert size={15} aria-hidden />
            <p>
              <b>{sentence(message)}</b> {remedy}
            </p>
          </div>
        ),
      )}
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

const sentence = (text: string): string => (/[.:!?]$/.test(text) ? text : `${text}.`);
