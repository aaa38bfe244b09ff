// Building the demo's data set, with its progress shown.
import { buildDataset } from '../../dataset/build.ts';
import { cmnistBuilder } from '../../dataset/cmnist/cmnist-builder.ts';
import { FailureError } from '../../shared/errors.ts';
import { withDataProgress } from './data-progress.ts';

const SEED = 1;

/** Builds Colored MNIST in the data root; Ctrl-C leaves nothing half done. */
export async function buildDemoData(root: string, conflictPercent: number): Promise<void> {
  process.stdout.write(`Building Colored MNIST, ${conflictPercent} % conflicting, in ${root}\n`);
  try {
    const order = { root, name: 'cmnist', conflictPercent, seed: SEED };
    await withDataProgress((options) => buildDataset(cmnistBuilder, { ...order, ...options }));
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AbortError')) throw error;
    throw new FailureError(
      { code: 'data-stopped', message: 'Building the data set was stopped', remedy: 'Start again: dcwp demo' },
      { cause: error },
    );
  }
}
