// The data sets of the data folder, those that could be there, and what makes them.
import { BUILDERS } from '../../../dataset/builders.ts';
import { listDatasets } from '../../../dataset/list.ts';
import { knownDatasets } from '../../../dataset/registry.ts';
import type { DataListing } from '../../../shared/api/data.ts';

export async function listData(root: string): Promise<DataListing> {
  const known = knownDatasets.map(({ name, title, folders, conflictPercents, builder }) => ({
    ...{ name, title, folders, conflictPercents, builder: builder ?? null },
  }));
  const builders = BUILDERS.map(({ name, title, from, source, bringsSource, conflictPercents, settings }) => ({
    ...{ name, title, from, source, bringsSource, conflictPercents, settings },
  }));
  return { root, sets: await listDatasets(root), known, builders };
}
