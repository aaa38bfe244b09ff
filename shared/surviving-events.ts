// The events of a run that count: what was trained again after a crash or an interruption is there once.
import type { RunEvent, RunPoint } from './events.ts';
import { comparePoints } from './run-point.ts';

/**
 * In their order. An event is dropped where the run later went on, or began a stage anew, from a point before it, as the
 * state's fold drops it.
 */
export function survivingEvents(events: readonly RunEvent[]): readonly RunEvent[] {
  let kept: RunEvent[] = [];
  for (const event of events) {
    const back = restartOf(event);
    if (back !== null && kept.some((earlier) => isAfter(earlier, back)))
      kept = kept.filter((earlier) => !isAfter(earlier, back));
    kept.push(event);
  }
  return kept;
}

/** The point that training goes on from at this event; null where it merely goes on. */
export function restartOf(event: RunEvent): RunPoint | null {
  return event.type === 'run-resumed' || event.type === 'stage-started' ? event : null;
}

const isAfter = (event: RunEvent, point: RunPoint): boolean => 'step' in event && comparePoints(event, point) > 0;
