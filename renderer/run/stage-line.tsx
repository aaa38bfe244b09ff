// The parts of a run in a line, with progress and time left; the chosen one is looked at below.
import { Check, Circle, CircleDot, CornerDownRight, Pause, Square } from 'lucide-react';
import { type KeyboardEvent, memo, useRef } from 'react';
import { durationText } from '../../shared/number-text.ts';
import type { RunPart } from '../../shared/run-parts.ts';
import { partKey, stageColor, stageTitle } from './part.ts';
import classes from './stage-line.module.css';

/** The choice that is no part. */
export const WHOLE_RUN = 'whole';

interface StageLineProps {
  readonly parts: readonly RunPart[];
  /** A part's key, or `WHOLE_RUN`. */
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
  /** The run's own figures, below `Whole run`. */
  readonly whole: string;
  /** Of all steps, 0 to 1. */
  readonly share: number;
}

export function StageLine({ parts, chosen, onChoose, whole, share }: StageLineProps) {
  const line = useRef<HTMLDivElement>(null);
  const keys = [WHOLE_RUN, ...parts.map(partKey)];
  const move = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = (keys.indexOf(chosen) + by + keys.length) % keys.length;
    onChoose(keys[next] ?? WHOLE_RUN);
    line.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div ref={line} className={classes.line} role="tablist" aria-label="Stages" onKeyDown={move}>
      <Tab
        name={WHOLE_RUN}
        chosen={chosen === WHOLE_RUN}
        onChoose={onChoose}
        color="var(--dcwp-accent)"
        title="Whole run"
        detail=""
        figures={`${Math.floor(100 * share)} %`}
        time={whole}
        share={share}
        status={null}
      />
      {parts.map((part) => (
        <Tab
          key={partKey(part)}
          name={partKey(part)}
          chosen={chosen === partKey(part)}
          onChoose={onChoose}
          color={stageColor(part.stage)}
          title={stageTitle(part.stage)}
          detail={part.stage === 'pretraining' ? part.network : ''}
          figures={figuresOf(part)}
          time={timeOf(part)}
          share={shareOf(part)}
          status={part.status}
        />
      ))}
    </div>
  );
}

interface TabProps {
  /** What it chooses. */
  readonly name: string;
  readonly chosen: boolean;
  readonly onChoose: (name: string) => void;
  readonly color: string;
  readonly title: string;
  readonly detail: string;
  readonly figures: string;
  readonly time: string;
  readonly share: number;
  /** Null of the whole run. */
  readonly status: RunPart['status'] | null;
}

const Tab = memo(function Tab(props: TabProps) {
  const { name, chosen, onChoose, color, title, detail, figures, time, share, status } = props;
  return (
    <button
      type="button"
      role="tab"
      className={classes.tab}
      aria-selected={chosen}
      aria-controls="run-panels"
      tabIndex={chosen ? 0 : -1}
      onClick={() => onChoose(name)}
    >
      <span className={classes.title}>
        {status === null ? null : <span style={{ color }}>{iconOf(status)}</span>}
        <b>{title}</b>
        <span className={classes.network}>{detail}</span>
      </span>
      <span className={classes.track}>
        <span className={classes.done} style={{ width: `${100 * share}%`, background: color }} />
      </span>
      <span className={classes.figures}>
        <span>{figures}</span>
        <span>{time}</span>
      </span>
    </button>
  );
});

function figuresOf({ steps, step, status }: RunPart): string {
  if (status === 'inherited') return 'taken over';
  if (steps === 0) return status === 'finished' ? 'settled' : '';
  const total = steps.toLocaleString('en-US');
  return status === 'finished' || status === 'waiting'
    ? `${total} steps`
    : `${step.toLocaleString('en-US')} / ${total}`;
}

function timeOf({ status, seconds, secondsLeft }: RunPart): string {
  if (seconds !== null) return durationText(seconds);
  if (secondsLeft !== null) return `${durationText(secondsLeft)} left`;
  return { waiting: 'waits', running: 'runs', paused: 'paused', stopped: 'stopped', finished: '', inherited: '' }[
    status
  ];
}

function shareOf({ status, step, steps }: RunPart): number {
  if (status === 'finished' || status === 'inherited') return 1;
  return steps === 0 ? 0 : step / steps;
}

function iconOf(status: RunPart['status']): React.ReactNode {
  const size = 13;
  switch (status) {
    case 'finished':
      return <Check size={size} aria-label="finished" />;
    case 'running':
      return <CircleDot size={size} aria-label="running" />;
    case 'paused':
      return <Pause size={size} aria-label="paused" />;
    case 'stopped':
      return <Square size={size} aria-label="stopped" />;
    case 'inherited':
      return <CornerDownRight size={size} aria-label="taken over from another run" />;
    case 'waiting':
      return <Circle size={size} aria-label="waiting" />;
  }
}
