// How a run stands, by word and sign.
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
import classes from './status-badge.module.css';

type Status = RunSummary['status'];

const signs: Readonly<Record<Status, { readonly icon: LucideIcon; readonly color: string; readonly word: string }>> = {
  created: { icon: CircleDashed, color: 'muted', word: 'not started' },
  queued: { icon: Clock, color: 'muted', word: 'waits for the engine' },
  running: { icon: CirclePlay, color: 'accent', word: 'running' },
  paused: { icon: CirclePause, color: 'warning', word: 'paused' },
  interrupted: { icon: CircleStop, color: 'warning', word: 'stopped' },
  finished: { icon: CircleCheck, color: 'good', word: 'finished' },
  failed: { icon: CircleX, color: 'danger', word: 'failed' },
  crashed: { icon: CircleX, color: 'danger', word: 'crashed' },
  unreadable: { icon: CircleAlert, color: 'danger', word: 'unreadable' },
};

export function StatusBadge({ status }: { readonly status: Status }) {
  const { icon: Icon, color, word } = signs[status];
  return (
    <span className={classes.badge} style={{ color: `var(${colorVariableName(color)})` }}>
      <Icon size={14} aria-hidden />
      {word}
    </span>
  );
}
