// Building the demo's data set, with its progress shown.
import { Presets, SingleBar } from 'cli-progress';
import { buildDataset } from '../../dataset/build.ts';
import { cmnistBuilder } from '../../dataset/cmnist/cmnist-builder.ts';
import type { ProgressListener } from '../../dataset/progress.ts';
import { FailureError } from '../../shared/errors.ts';

const SEED = 1;

/** Builds Colored MNIST in the data root; Ctrl-C leaves nothing half done. */
export async function buildDemoData(root: string, conflictPercent: number): Promise<void> {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  process.on('SIGINT', stop);
  process.stdout.write(`Building Colored MNIST, ${conflictPercent} % conflicting, in ${root}\n`);
  const display = progressBar(process.stdout);
  try {
    const { signal } = controller;
    await buildDataset(cmnistBuilder, {
      root,
      name: 'cmnist',
      conflictPercent,
      seed: SEED,
      signal,
      progress: display.show,
    });
  } catch (error) {
    if (!controller.signal.aborted) throw error;
    throw new FailureError(
      { code: 'build-stopped', message: 'Building the data set was stopped', remedy: 'Start again: dcwp demo' },
      { cause: error },
    );
  } finally {
    display.end();
    process.off('SIGINT', stop);
  }
}

/** A bar for each task on a terminal, else nothing: building takes a minute. */
function progressBar(stream: NodeJS.WriteStream): { show: ProgressListener; end: () => void } {
  let bar: SingleBar | undefined;
  let current = '';
  const end = (): void => {
    bar?.stop();
    bar = undefined;
  };
  return {
    show: ({ task, done, total }) => {
      if (!stream.isTTY) return;
      if (task !== current) {
        end();
        current = task;
        const options = { stream, format: '{task} {bar} {value}/{total}', barsize: 24, gracefulExit: false };
        bar = new SingleBar(options, Presets.shades_classic);
        bar.start(total, done, { task });
      }
      bar?.update(done);
    },
    end,
  };
}
