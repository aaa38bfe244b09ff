// Where the samples of a run are.
import type { Run } from '../runs/create-run.ts';
import { dataRoots } from '../runs/engine-request.ts';
import type { SetPlace } from './list-set.ts';

export function placeOfRun({ record: { configuration } }: Pick<Run, 'record'>, dataFolder: string): SetPlace {
  const { trainRoot, testRoot } = dataRoots(configuration, dataFolder);
  const { data: name, conflict_pct: conflictPercent } = configuration;
  return { root: trainRoot, validRoot: testRoot, name, conflictPercent };
}
