// The data set of a run, looked for before its folder is made.
import { findDataset } from '../../../dataset/open.ts';
import type { Configuration } from '../../../shared/configuration.ts';
import { truthUnknown } from '../../../shared/truth-unknown.ts';
import type { DataRoots } from './engine-request.ts';

/**
 * The set's conflict ratio in percent, null where it has none. Throws the data set's own UserError, which names the command
 * that builds it, where parts of it are missing or what describes it can't be read; truth-unknown where the configuration
 * takes the truth and there is none.
 */
export async function checkData(
  { data, conflict_pct, supervised }: Pick<Configuration, 'data' | 'conflict_pct' | 'supervised'>,
  { trainRoot, testRoot }: DataRoots,
): Promise<number | null> {
  const request = { root: trainRoot, validRoot: testRoot, name: data, conflictPercent: conflict_pct };
  const { located, train } = await findDataset(request);
  const { description } = await located.reader.open(train);
  if (supervised && description.aligned === null) throw truthUnknown(data);
  return train.conflictPercent;
}
