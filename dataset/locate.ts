// Which reader reads the data set of a name, and where it lies.
import type { KnownDataset } from './known-dataset.ts';
import { datasetFolder } from './layout.ts';
import type { LayoutReader } from './layout-reader.ts';
import { publishedReader } from './published-reader.ts';
import { knownDataset } from './registry.ts';

export interface LocatedDataset {
  /** Undefined for a set of the user's own. */
  readonly known: KnownDataset | undefined;
  readonly reader: LayoutReader;
  /** Below the data root, with forward slashes. Where the set is not there, where it is expected. */
  readonly folder: string;
  /** As `LayoutReader.ratios` gives them. */
  readonly ratios: readonly (number | null)[];
}

/** Throws a UserError data-set-name where the name is no plain folder name. */
export async function locateDataset(root: string, name: string): Promise<LocatedDataset> {
  datasetFolder(root, name);
  const known = knownDataset(name);
  const reader = known?.reader ?? publishedReader();
  const folders = known?.folders ?? [name];
  for (const folder of folders) {
    const ratios = await reader.ratios(root, folder);
    if (ratios.length > 0) return { known, reader, folder, ratios };
  }
  return { known, reader, folder: folders[0] ?? name, ratios: [] };
}
