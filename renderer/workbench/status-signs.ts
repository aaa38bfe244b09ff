// How a run stands, by sign and word: the same in every view.
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

interface StatusSign {
  readonly icon: LucideIcon;
  /** A color of the theme. */
  readonly color: string;
  readonly word: string;
  /** Where there is room for more than a word. */
  readonly phrase?: string;
}

export const statusSigns: Readonly<Record<RunSummary['status'], StatusSign>> = {
  created: { icon: CircleDashed, color: 'muted', word: 'not started' },
  queued: { icon: Clock, color: 'muted', word: 'waits', phrase: 'waits for the engine' },
  starting: { icon: Clock, color: 'accent', word: 'starting', phrase: 'the engine is starting' },
  running: { icon: CirclePlay, color: 'accent', word: 'running' },
  paused: { icon: CirclePause, color: 'warning', word: 'paused' },
  interrupted: { icon: CircleStop, color: 'warning', word: 'stopped' },
  finished: { icon: CircleCheck, color: 'good', word: 'finished' },
  failed: { icon: CircleX, color: 'danger', word: 'failed' },
  crashed: { icon: CircleX, color: 'danger', word: 'crashed' },
  unreadable: { icon: CircleAlert, color: 'danger', word: 'unreadable' },
};
