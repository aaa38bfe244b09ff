// What a run did, in sentences: the fold over its events that the log shows.
import type { RunEvent } from '../../shared/events.ts';
import { lineOf } from '../../shared/run-lines.ts';
import type { RunState } from '../../shared/run-state.ts';

export interface LogEntry {
  /** Unique in its log, rising. */
  readonly key: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind: 'information' | 'warning' | 'error';
  readonly text: string;
}

export const emptyLog: readonly LogEntry[] = [];

/** Older entries are dropped: the run's folder has them all. */
const MOST_ENTRIES = 1000;

/** The log after more events; `state` is the run's after them. Losses, which the charts show, are left out. */
export function nextLog(log: readonly LogEntry[], events: readonly RunEvent[], state: RunState): readonly LogEntry[] {
  let key = (log.at(-1)?.key ?? 0) + 1;
  const added = events.flatMap((event): LogEntry[] => {
    const entry = entryOf(event, state);
    return entry === null ? [] : [{ key: key++, at: event.at, ...entry }];
  });
  return added.length === 0 ? log : [...log, ...added].slice(-MOST_ENTRIES);
}

function entryOf(event: RunEvent, state: RunState): Pick<LogEntry, 'kind' | 'text'> | null {
  switch (event.type) {
    case 'losses':
      return null;
    case 'warning':
      return { kind: 'warning', text: `${event.message}. ${event.remedy}` };
    case 'run-failed':
      return { kind: 'error', text: `${event.error.message}. ${event.error.remedy}` };
    case 'checkpoint-written':
      return { kind: 'information', text: `${event.stage}, step ${event.step}: wrote ${event.file}` };
    default: {
      const text = lineOf(event, state);
      return text === undefined ? null : { kind: 'information', text };
    }
  }
}
