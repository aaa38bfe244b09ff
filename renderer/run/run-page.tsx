// A run as it is shown: live, finished or from elsewhere, all alike.
import { useDeferredValue, useMemo, useState } from 'react';
import { durationText } from '../../shared/number-text.ts';
import { type RunPart, runParts, runSecondsLeft, runShare } from '../../shared/run-parts.ts';
import type { RunSummary } from '../../shared/run-summary.ts';
import { SavedFrom } from '../charts/saved-from.ts';
import { useThrottled } from '../charts/use-throttled.ts';
import { LogPanel } from './log-panel.tsx';
import { partKey } from './part.ts';
import { PartPanels } from './part-panels.tsx';
import { Readouts } from './readouts.tsx';
import { RunHeader } from './run-header.tsx';
import { RunNotices } from './run-notices.tsx';
import classes from './run-page.module.css';
import type { Split } from './run-series.ts';
import { StageLine, WHOLE_RUN } from './stage-line.tsx';
import type { RunActions } from './use-run-actions.ts';
import type { WatchedRun } from './watched-run.ts';
import { WholeRunPanels } from './whole-run-panels.tsx';

/** Between two drawings of what streams in. */
const PICTURES_MS = 400;

interface RunPageProps {
  readonly summary: RunSummary;
  readonly watched: WatchedRun;
  readonly actions: RunActions;
}

export function RunPage({ summary, watched, actions }: RunPageProps) {
  const { state, log, point } = watched;
  const { record, label, status, folder, error, task } = summary;
  const parts = useMemo(
    () => runParts(record.configuration, record.parent?.stage ?? null, asItIs(state, status), point),
    [record, state, status, point],
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const [split, setSplit] = useState<Split>('test');
  const key = chosen ?? followed(parts);
  const part = parts.find((known) => partKey(known) === key);
  // Figures and bars follow each event, pictures some times a second.
  const calm = useThrottled(state, PICTURES_MS);
  // First the pictures at the top; the others once these are painted.
  const isWhole = useDeferredValue(true, false);
  const shared = { run: record.id, state: calm, split, onSplit: setSplit, isWhole };
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <RunHeader record={record} label={label} status={status} folder={folder} data={state.data} actions={actions} />
        <RunNotices error={error} status={status} task={task} warnings={state.warnings} actions={actions} />
        <Readouts summary={summary} state={state} imagesPerSecond={speedOf(watched)} />
        <StageLine
          parts={parts}
          chosen={part === undefined ? WHOLE_RUN : key}
          onChoose={setChosen}
          whole={wholeText(parts, summary.seconds)}
          share={runShare(parts)}
        />
      </div>
      <SavedFrom value={label.name ?? record.id}>
        <div
          id="run-panels"
          role="tabpanel"
          aria-label={part === undefined ? 'Whole run' : key}
          className={classes.panels}
        >
          {part === undefined ? (
            <WholeRunPanels {...shared} parts={parts} />
          ) : (
            <PartPanels
              key={partKey(part)}
              {...shared}
              configuration={record.configuration}
              part={part}
              parts={parts}
            />
          )}
          {isWhole ? <LogPanel log={log} /> : <div className={classes.rest} />}
        </div>
      </SavedFrom>
    </div>
  );
}

/** What is looked at until the user chooses: the part that is at work or was left, else the whole run. */
function followed(parts: readonly RunPart[]): string {
  const active = parts.find(({ status }) => ['running', 'paused', 'stopped'].includes(status));
  return active === undefined ? WHOLE_RUN : partKey(active);
}

/** The events of a run whose process was killed end as if it ran on; those of one that goes on do not tell it yet. */
function asItIs(state: WatchedRun['state'], status: RunSummary['status']): WatchedRun['state'] {
  const atWork = status === 'running' || status === 'paused';
  if (status === 'running' && state.status !== 'running' && state.status !== 'paused') return { ...state, status };
  return !atWork && (state.status === 'running' || state.status === 'paused')
    ? { ...state, status: 'interrupted' }
    : state;
}

/** The time left where it is known, else the time that it took. */
function wholeText(parts: readonly RunPart[], seconds: number): string {
  const left = runSecondsLeft(parts, seconds);
  return left === null ? durationText(seconds) : `${durationText(left)} left`;
}

function speedOf({ state, summary }: WatchedRun): number | null {
  if (summary?.status !== 'running' || state.current === null) return null;
  return state.losses[partKey(state.current)]?.at(-1)?.imagesPerSecond ?? null;
}
