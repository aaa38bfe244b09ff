// A new run made ready to start: everything that it needs is looked for before its folder is made.
import { resolve } from 'node:path';
import { checkData } from './check-data.ts';
import { checkWeights } from './check-weights.ts';
import { createRun, type Run, type RunOrder } from './create-run.ts';
import { checkDiskSpace } from './disk-space.ts';
import { dataRoots, requireRuntime } from './engine-request.ts';
import { fitToImages } from './fit-to-images.ts';
import { runFrom, type TakeOver } from './inherit.ts';

export interface Preparation extends Omit<RunOrder, 'tensorflow' | 'parent' | 'minedSet' | 'conflictPercent'> {
  /** The user's data folder, where the configuration names no other. */
  readonly dataFolder: string;
  /** Begin at this stage with the results of another run. */
  readonly from?: TakeOver | undefined;
}

/** Throws a UserError where runtime, data or weights are missing, or the folder is taken; a FailureError where the disk is full. */
export async function prepareRun({ dataFolder, from, ...order }: Preparation): Promise<Run> {
  const { runsRoot, runDir } = order;
  const { tensorflowVersion } = requireRuntime();
  const roots = dataRoots(order.configuration, dataFolder);
  const conflictPercent = await checkData(order.configuration, roots);
  const configuration = await fitToImages(order.configuration, roots);
  await checkWeights(configuration);
  await checkDiskSpace(resolve(runDir ?? configuration.log_dir ?? runsRoot));
  const complete = { ...order, configuration, conflictPercent, tensorflow: tensorflowVersion };
  return from === undefined ? createRun(complete) : runFrom(from, complete);
}
