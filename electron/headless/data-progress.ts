// Showing progress of work on a data set: a bar for each task on a terminal, some lines elsewhere.
import { Presets, SingleBar } from 'cli-progress';
import type { Progress, ProgressListener } from '../../dataset/progress.ts';

export interface DataProgressDisplay {
  readonly show: ProgressListener;
  readonly end: () => void;
}

/** A line for each further quarter of a task, its beginning left out. */
export function plainDataProgress(write: (line: string) => void): DataProgressDisplay {
  let last = '';
  const show = ({ task, done, total }: Progress): void => {
    const quarter = total > 0 ? Math.floor((4 * done) / total) : 0;
    const key = `${task} ${quarter}`;
    if (quarter === 0 || key === last) return;
    last = key;
    write(`${task}: ${done} of ${total}`);
  };
  return { show, end: () => undefined };
}

function terminalDataProgress(stream: NodeJS.WriteStream): DataProgressDisplay {
  let bar: SingleBar | undefined;
  let current = '';
  const end = (): void => {
    bar?.stop();
    bar = undefined;
  };
  const show = ({ task, done, total }: Progress): void => {
    if (task !== current) {
      end();
      current = task;
      const format = '{task} {bar} {value}/{total}  {eta_formatted} left';
      // Ctrl-C is the command's to handle.
      const options = { stream, format, barsize: 24, hideCursor: true, gracefulExit: false };
      bar = new SingleBar(options, Presets.shades_classic);
      bar.start(total, done, { task });
    }
    bar?.update(done);
  };
  return { show, end };
}

/** The display that fits the stream. */
function dataProgress(stream: NodeJS.WriteStream = process.stderr): DataProgressDisplay {
  return stream.isTTY ? terminalDataProgress(stream) : plainDataProgress((line) => stream.write(`${line}\n`));
}

/** Long work that takes a signal and tells its progress. */
export type DataWork<Result> = (options: { signal: AbortSignal; progress: ProgressListener }) => Promise<Result>;

/** Runs `work` with progress shown and Ctrl-C aborting its signal; the display ends with it. */
export async function withDataProgress<Result>(work: DataWork<Result>): Promise<Result> {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  process.once('SIGINT', stop);
  const display = dataProgress();
  try {
    return await work({ signal: controller.signal, progress: display.show });
  } finally {
    display.end();
    process.off('SIGINT', stop);
  }
}
