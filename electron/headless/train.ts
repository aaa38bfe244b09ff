// Training a run on the command line, to its end or to Ctrl-C.

import type { RunState } from '../../shared/run-state.ts';
import { runStateOf } from '../../shared/run-state.ts';
import type { Run } from '../services/runs/create-run.ts';
import { resumeCommand } from '../services/runs/engine-crash.ts';
import { trainRequest } from '../services/runs/engine-request.ts';
import { publish } from '../services/runs/publish.ts';
import { readEvents } from '../services/runs/read-events.ts';
import { attend } from './attend.ts';
import { EXIT_INTERRUPTED } from './print-error.ts';
import { runDisplay } from './run-display.ts';

/**
 * Trains from the run's last checkpoint, unless it is finished. Returns the state of a run that finished; one that was interrupted says how
 * to resume it, sets the exit code and gives undefined. `stream` takes progress, unless it is JSON.
 */
export async function train(
  run: Run,
  dataFolder: string,
  json: boolean,
  stream: NodeJS.WriteStream = process.stdout,
): Promise<RunState | undefined> {
  const display = runDisplay(json, run.record.configuration, stream);
  const before = runStateOf(readEvents(run.folder));
  if (before.status === 'finished') {
    display.say(`Run ${run.record.id} is finished already. Its accuracy: dcwp evaluate ${run.folder}`);
    return before;
  }
  const { end, state } = await attend(trainRequest(run, dataFolder), display, before);
  if (end === 'interrupted') {
    display.say(`Interrupted. To go on: ${resumeCommand(run.folder)}`);
    process.exitCode = EXIT_INTERRUPTED;
    return undefined;
  }
  publish(run, state);
  return state;
}
