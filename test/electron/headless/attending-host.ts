// A command line that attends a fake engine on the folder of its argument, for tests of Ctrl-C.
import { fileURLToPath } from 'node:url';
import { attend } from '../../../electron/headless/attend.ts';
import type { RunDisplay } from '../../../electron/headless/display.ts';
import { printError } from '../../../electron/headless/print-error.ts';
import { forkEngine } from '../../../electron/services/runs/fork-engine.ts';
import { emptyRunState } from '../../../shared/run-state.ts';
import { trainRequestFor } from '../services/runs/fake-run.ts';

const entry = fileURLToPath(new URL('../services/runs/fake-engine.ts', import.meta.url));
const print = (text: string): void => void process.stdout.write(`${text}\n`);
const display: RunDisplay = { event: () => {}, step: () => print('training'), say: print, end: () => {} };
try {
  const request = trainRequestFor(process.argv[2] ?? '');
  print((await attend(request, display, emptyRunState, (log) => forkEngine(log, entry))).end);
} catch (error) {
  process.exitCode = printError(error, false);
}
