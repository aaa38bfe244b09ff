// The data set of a run, looked for before its folder is made.
import { findDataset } from '../../../dataset/open.ts';
import type { Configuration } from '../../../shared/configuration.ts';
import type { DataRoots } from './engine-request.ts';

/**
 * The set's conflict ratio in percent, null where it has none. Throws the data set's own UserError, which names the command
 * that builds it, where parts of it are missing.
 */
export async function checkData(
  { data, conflict_pct }: Configuration,
  { trainRoot, testRoot }: DataRoots,
): Promise<number | null> {
  const request = { root: trainRoot, validRoot: testRoot, name: data, conflictPercent: conflict_pct };
  const { train } = await findDataset(request);
  return train.conflictPercent;
}
