// How a run stands: sign and word, and how far it has come.
import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CirclePause,
  CirclePlay,
  CircleStop,
  CircleX,
  Clock,
  type LucideIcon,
} from 'lucide-react';
import type { RunSummary } from '../../shared/run-summary.ts';
import { colorVariableName } from '../theme/colors.ts';
import classes from './status-cell.module.css';

type Status = RunSummary['status'];

const signs: Readonly<Record<Status, { readonly icon: LucideIcon; readonly color: string; readonly word: string }>> = {
  created: { icon: CircleDashed, color: 'muted', word: 'not started' },
  queued: { icon: Clock, color: 'muted', word: 'waits' },
  running: { icon: CirclePlay, color: 'accent', word: 'running' },
  paused: { icon: CirclePause, color: 'warning', word: 'paused' },
  interrupted: { icon: CircleStop, color: 'warning', word: 'stopped' },
  finished: { icon: CircleCheck, color: 'good', word: 'finished' },
  failed: { icon: CircleX, color: 'danger', word: 'failed' },
  crashed: { icon: CircleX, color: 'danger', word: 'crashed' },
  unreadable: { icon: CircleAlert, color: 'danger', word: 'unreadable' },
};

export function StatusCell({ run: { status, progress, error } }: { readonly run: RunSummary }) {
  const { icon: Icon, color, word } = signs[status];
  const isUnderWay = progress !== null && status !== 'finished' && status !== 'unreadable';
  return (
    <span className={classes.status} title={error === null ? undefined : `${error.message}\n${error.remedy}`}>
      <Icon size={14} aria-hidden style={{ color: `var(${colorVariableName(color)})` }} />
      {word}
      {isUnderWay ? <ProgressBar fraction={progress.fraction} stage={progress.stage} /> : null}
    </span>
  );
}

interface ProgressBarProps {
  /** 0 to 1, of all steps of the run. */
  readonly fraction: number;
  readonly stage: string;
}

export function ProgressBar({ fraction, stage }: ProgressBarProps) {
  const percent = Math.floor(100 * fraction);
  return (
    <span className={classes.progress}>
      <span
        className={classes.bar}
        role="progressbar"
        aria-label={`Progress of the run, in ${stage}`}
        aria-valuenow={percent}
        title={stage}
      >
        <span
          className={classes.done}
          style={{ width: `${percent}%`, background: `var(${colorVariableName(stage)})` }}
        />
      </span>
      <span className={classes.percent}>{percent} %</span>
    </span>
  );
}
