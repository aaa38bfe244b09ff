// Training a run on the command line, to its end or to Ctrl-C.

import type { RunState } from '../../shared/run-state.ts';
import { runStateOf } from '../../shared/run-state.ts';
import { readEvents } from '../formats/event-log-file.ts';
import type { Run } from '../services/runs/create-run.ts';
import { resumeCommand } from '../services/runs/engine-crash.ts';
import { trainRequest } from '../services/runs/engine-request.ts';
import { publish } from '../services/runs/publish.ts';
import { attend } from './attend.ts';
import type { RunDisplay } from './display.ts';
import { EXIT_INTERRUPTED } from './print-error.ts';
import { runDisplay } from './run-display.ts';

interface TrainOptions {
  /** Takes progress, unless it is JSON. */
  readonly stream?: NodeJS.WriteStream;
  /** TensorBoard's log folder, where it is to be shown there. */
  readonly tensorboard?: string | undefined;
}

/**
 * Trains from the run's last checkpoint, unless it is finished. Returns the state of a run that finished; one that was interrupted says how
 * to resume it, sets the exit code and gives undefined.
 */
export async function train(
  run: Run,
  dataFolder: string,
  json: boolean,
  { stream = process.stdout, tensorboard }: TrainOptions = {},
): Promise<RunState | undefined> {
  const shown = runDisplay(json, run.record.configuration, stream);
  const before = runStateOf(readEvents(run.folder));
  if (before.status === 'finished') {
    shown.say(`Run ${run.record.id} is finished already. Its accuracy: dcwp evaluate ${run.folder}`);
    return before;
  }
  const display = tensorboard === undefined ? shown : await loggedDisplay(shown, tensorboard, run);
  const { end, state } = await attend(trainRequest(run, dataFolder), display, before);
  if (end === 'interrupted') {
    display.say(`Interrupted. To go on: ${resumeCommand(run.folder)}`);
    process.exitCode = EXIT_INTERRUPTED;
    return undefined;
  }
  publish(run, state);
  return state;
}

async function loggedDisplay(shown: RunDisplay, logdir: string, run: Run): Promise<RunDisplay> {
  const { tensorBoardDisplay } = await import('./tensorboard-display.ts');
  return tensorBoardDisplay(shown, logdir, run);
}
