// The data set of a run, looked for before its folder is made.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { datasetFolder, ratioFolder } from '../../../dataset/layout.ts';
import type { Configuration } from '../../../shared/configuration.ts';
import type { DataRoots } from './engine-request.ts';

/** Throws the data set's own UserError, which names the command that builds it, where folders of it are missing. */
export async function checkData(
  { data, conflict_pct }: Configuration,
  { trainRoot, testRoot }: DataRoots,
): Promise<void> {
  const train = join(datasetFolder(trainRoot, data), ratioFolder(conflict_pct));
  const other = datasetFolder(testRoot, data);
  const needed = [
    join(train, 'align'),
    join(train, 'conflict'),
    join(other, ratioFolder(conflict_pct), 'valid'),
    join(other, 'test'),
  ];
  if (needed.every((folder) => existsSync(folder))) return;
  const { openDataset } = await import('../../../dataset/open.ts');
  await openDataset({ root: trainRoot, validRoot: testRoot, name: data, conflictPercent: conflict_pct });
}
