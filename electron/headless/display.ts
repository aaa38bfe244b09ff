// What a display of a run's progress is told.
import type { RunEvent, RunPoint } from '../../shared/events.ts';
import type { RunState } from '../../shared/run-state.ts';

export interface RunDisplay {
  /** `state` is the one after the event. */
  event(event: RunEvent, state: RunState): void;
  /** Training has come to a point; a few times a second. */
  step(point: RunPoint, state: RunState): void;
  /** Something for the user that is no event. */
  say(text: string): void;
  end(): void;
}
