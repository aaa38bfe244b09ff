// Attending an engine at work: its progress is displayed, Ctrl-C is passed on.
import type { JobRequest } from '../../shared/engine-protocol.ts';
import { emptyRunState, nextRunState, type RunState } from '../../shared/run-state.ts';
import type { LaunchEngine } from '../services/runs/engine-channel.ts';
import { type EngineEnd, type EngineWatcher, startEngine } from '../services/runs/engine-handle.ts';
import { forkEngine } from '../services/runs/fork-engine.ts';
import type { RunDisplay } from './display.ts';

export interface Attended {
  readonly end: EngineEnd;
  /** After the last event. */
  readonly state: RunState;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Starts the engine and returns at its end. The first signal asks it to save and stop, the second ends it at once.
 * `before` is the state that a resumed run has come to.
 */
export async function attend(
  request: JobRequest,
  display: RunDisplay,
  before: RunState = emptyRunState,
  launch: LaunchEngine = forkEngine,
): Promise<Attended> {
  let state = before;
  const watcher: EngineWatcher = {
    onEvent: (event) => {
      state = nextRunState(state, event);
      display.event(event, state);
    },
    onStep: (point) => display.step(point, state),
  };
  const engine = startEngine(request, watcher, launch);
  let asked = 0;
  const onSignal = (): void => {
    asked++;
    if (asked > 1) engine.kill();
    else {
      display.say('Stopping: saving at the end of this step. Once more ends it at once.');
      engine.stop();
    }
  };
  for (const signal of signals) process.on(signal, onSignal);
  try {
    return { end: await engine.ended, state };
  } finally {
    for (const signal of signals) process.off(signal, onSignal);
    display.end();
  }
}
