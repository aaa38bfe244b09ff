// How a run's progress is shown on the command line.
import type { Configuration } from '../../shared/configuration.ts';
import { lineOf } from '../../shared/run-lines.ts';
import { barDisplay } from './bar-display.ts';
import type { RunDisplay } from './display.ts';

const toStderr = (text: string): void => void process.stderr.write(`${text}\n`);

/** The events as JSON lines on stdout, and nothing else there. */
const jsonDisplay: RunDisplay = {
  event: (event) => void process.stdout.write(`${JSON.stringify(event)}\n`),
  step: () => {},
  say: toStderr,
  end: () => {},
};

/** A line for each report; of losses, which come more often, each `print_every` steps. */
export function plainDisplay(write: (line: string) => void, printEvery: number): RunDisplay {
  return {
    event: (event, state) => {
      if (event.type === 'losses' && event.step % printEvery !== 0 && event.step !== state.current?.steps) return;
      const line = lineOf(event, state);
      if (line !== undefined) write(line);
    },
    step: () => {},
    say: write,
    end: () => {},
  };
}

/** The display that fits: JSON on request, bars on a terminal, else lines. */
export function runDisplay(
  json: boolean,
  { batch_size, print_every }: Configuration,
  stream: NodeJS.WriteStream = process.stdout,
): RunDisplay {
  if (json) return jsonDisplay;
  if (stream.isTTY) return barDisplay(stream, batch_size);
  return plainDisplay((line) => void stream.write(`${line}\n`), print_every);
}
