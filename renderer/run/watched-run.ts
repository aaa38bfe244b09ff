// What a page knows of a run: a fold over the host's answers.
import type { RunNews } from '../../shared/api/runs.ts';
import type { SerializedError } from '../../shared/errors.ts';
import type { RunEvent, RunPoint } from '../../shared/events.ts';
import { emptyRunState, type RunState, runStateOf } from '../../shared/run-state.ts';
import type { RunSummary } from '../../shared/run-summary.ts';
import { emptyLog, type LogEntry, nextLog } from './run-log.ts';

export interface WatchedRun {
  /** Null until the first answer. */
  readonly summary: RunSummary | null;
  readonly state: RunState;
  /** Where training is now, between two events; null while no process works on the run. */
  readonly point: RunPoint | null;
  readonly log: readonly LogEntry[];
  /** Why the run cannot be shown. */
  readonly error: SerializedError | null;
}

export const unknownRun: WatchedRun = { summary: null, state: emptyRunState, point: null, log: emptyLog, error: null };

interface News extends Pick<RunNews, 'summary' | 'point'> {
  readonly events: readonly RunEvent[];
}

/** What is known after more of the run's news. */
export function nextWatched(watched: WatchedRun, { summary, point, events }: News): WatchedRun {
  const state = runStateOf(events, watched.state);
  return {
    ...{ summary: withSameParts(watched.summary, summary), point, state },
    ...{ log: nextLog(watched.log, events, state), error: null },
  };
}

/** What is known of an outline: all but losses, of which it has too few to be drawn. */
export function outlinedRun(news: News): WatchedRun {
  const watched = nextWatched(unknownRun, news);
  return { ...watched, state: { ...watched.state, losses: {} } };
}

/** What is known once the log has come whose first `outlined` events `watched` knows the outline of. */
export function filledIn(watched: WatchedRun, news: News, outlined: number): WatchedRun {
  // What each report of losses changes; the time is a sum over all of them.
  const { losses, current, lastAt, seconds } = runStateOf(news.events.slice(0, outlined));
  const whole = { ...watched, state: { ...watched.state, losses, current, lastAt, seconds } };
  return nextWatched(whole, { ...news, events: news.events.slice(outlined) });
}

/** Each answer of the host brings all of the summary: parts that say the same stay the same, and what shows them rests. */
function withSameParts(before: RunSummary | null, after: RunSummary): RunSummary {
  if (before === null) return after;
  const same = <Part>(part: Part, next: Part): Part => (JSON.stringify(part) === JSON.stringify(next) ? part : next);
  return {
    ...after,
    record: same(before.record, after.record),
    label: same(before.label, after.label),
    metrics: same(before.metrics, after.metrics),
    task: same(before.task, after.task),
    error: same(before.error, after.error),
  };
}
