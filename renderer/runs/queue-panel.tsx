// What the engine does now, and which runs wait for it.
import { Button } from '@mantine/core';
import { Pause, Play, Square } from 'lucide-react';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { isAtWork, type RunSummary } from '../../shared/run-summary.ts';
import { runAddress } from '../shell/addresses.ts';
import { useWorkbench } from '../workbench/workbench-provider.tsx';
import { runName } from './fields.ts';
import classes from './queue-panel.module.css';
import { ProgressBar } from './status-cell.tsx';
import type { RunCommands } from './use-run-commands.tsx';
import { WaitingRun } from './waiting-run.tsx';

/** Shown only while something is at work or waits. */
export function QueuePanel({ commands }: { readonly commands: RunCommands }) {
  const runs = useWorkbench((workbench) => workbench.runs);
  const queue = useWorkbench((workbench) => workbench.queue);
  const atWork = useMemo(() => [...runs.values()].filter(isAtWork), [runs]);
  const waiting = queue.map((id) => runs.get(id)).filter((run) => run !== undefined);
  if (atWork.length + waiting.length === 0) return null;
  return (
    <section className={classes.panel} aria-label="Queue">
      {atWork.map((run) => (
        <AtWork key={run.record.id} run={run} commands={commands} />
      ))}
      {waiting.length === 0 ? null : (
        <ol className={classes.waiting} aria-label="Runs that wait for the engine">
          {waiting.map((run, place) => (
            <WaitingRun
              key={run.record.id}
              run={run}
              place={place}
              isLast={place === waiting.length - 1}
              commands={commands}
            />
          ))}
        </ol>
      )}
    </section>
  );
}

interface AtWorkProps {
  readonly run: RunSummary;
  readonly commands: RunCommands;
}

function AtWork({ run, commands }: AtWorkProps) {
  const { id } = run.record;
  const isPaused = run.status === 'paused';
  return (
    <div className={classes.current}>
      <strong>{isPaused ? 'Paused' : 'Training'}</strong>
      <Link className={classes.link} href={runAddress(id)}>
        {runName(run)}
      </Link>
      <span className={classes.stage}>{placeText(run)}</span>
      {run.progress === null ? null : <ProgressBar fraction={run.progress.fraction} stage={run.progress.stage} />}
      <span className={classes.actions}>
        {isPaused ? (
          <Button
            variant="default"
            leftSection={<Play size={12} aria-hidden />}
            onClick={() => void commands.proceed(id)}
          >
            Continue
          </Button>
        ) : (
          <Button
            variant="default"
            leftSection={<Pause size={12} aria-hidden />}
            onClick={() => void commands.pause(id)}
          >
            Pause
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<Square size={11} aria-hidden />}
          title="It can be resumed from where it is"
          onClick={() => void commands.stop(id)}
        >
          Save and stop
        </Button>
      </span>
    </div>
  );
}

function placeText({ task, progress }: RunSummary): string {
  if (task !== null) return `${task.task}, ${task.done.toLocaleString('en')} of ${task.total.toLocaleString('en')}`;
  if (progress === null) return 'starting';
  const { stage, step, steps } = progress;
  return steps === 0 ? stage : `${stage}, step ${step.toLocaleString('en')} of ${steps.toLocaleString('en')}`;
}
