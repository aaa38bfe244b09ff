// Showing the set-up's progress: a bar with sizes on a terminal, plain lines elsewhere.
import { Presets, SingleBar } from 'cli-progress';
import type { SetUpProgress, SetUpStep } from '../../build/native/progress.ts';

export interface ProgressDisplay {
  readonly show: (progress: SetUpProgress) => void;
  readonly end: () => void;
}

const VERBS: Readonly<Record<SetUpStep, string>> = {
  downloading: 'Downloading',
  unpacking: 'Unpacking',
  compiling: 'Compiling',
  checking: 'Checking',
  installing: 'Installing',
};

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 10e6 ? 1 : 0)} MB`;
}

/** The text of a step's line, such as `Downloading x.whl: 137 of 274 MB`. */
export function progressLine({ step, subject, doneBytes, totalBytes }: SetUpProgress): string {
  const size = totalBytes > 0 ? `: ${megabytes(doneBytes)} of ${megabytes(totalBytes)}` : '';
  return `${VERBS[step]} ${subject}${size}`;
}

/** A line for each step, and for each further quarter of a step that has a size. */
export function plainDisplay(write: (line: string) => void): ProgressDisplay {
  let last = '';
  return {
    show: (progress) => {
      const { step, subject, doneBytes, totalBytes } = progress;
      const quarter = totalBytes > 0 ? Math.floor((4 * doneBytes) / totalBytes) : 0;
      const key = `${step} ${subject} ${quarter}`;
      if (key === last) return;
      last = key;
      write(progressLine(progress));
    },
    end: () => undefined,
  };
}

/** One bar, begun anew for each step that has a size. */
export function terminalDisplay(stream: NodeJS.WriteStream): ProgressDisplay {
  let bar: SingleBar | undefined;
  let current = '';
  const end = (): void => {
    bar?.stop();
    bar = undefined;
  };
  return {
    show: ({ step, subject, doneBytes, totalBytes }) => {
      const key = `${step} ${subject}`;
      if (key !== current) {
        end();
        current = key;
        if (totalBytes === 0) stream.write(`${VERBS[step]} ${subject}\n`);
        else {
          bar = new SingleBar(
            { stream, format: '{verb} {bar} {done} of {all}  {subject}', hideCursor: true },
            Presets.shades_classic,
          );
          bar.start(totalBytes, doneBytes, {
            verb: VERBS[step],
            subject,
            done: megabytes(doneBytes),
            all: megabytes(totalBytes),
          });
        }
      }
      bar?.update(doneBytes, { done: megabytes(doneBytes) });
    },
    end,
  };
}

/** Shows nothing. */
export const silentDisplay: ProgressDisplay = { show: () => undefined, end: () => undefined };

/** The display that fits the stream. */
export function progressDisplay(stream: NodeJS.WriteStream = process.stderr): ProgressDisplay {
  return stream.isTTY ? terminalDisplay(stream) : plainDisplay((line) => stream.write(`${line}\n`));
}
