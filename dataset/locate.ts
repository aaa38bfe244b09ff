// Which reader reads the data set of a name, and where it lies.
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../shared/errors.ts';
import { isBelow } from './file-walk.ts';
import type { KnownDataset } from './known-dataset.ts';
import { datasetFolder } from './layout.ts';
import type { LayoutReader } from './layout-reader.ts';
import { ownTable } from './own/own-table.ts';
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

/** In the order in which they are tried on a set that is not known by its name. */
const ownReaders: readonly LayoutReader[] = [publishedReader(), ownTable];

/** Throws a UserError data-set-name where the name is no plain folder name, link-leaves-root where its folder is elsewhere. */
export async function locateDataset(root: string, name: string): Promise<LocatedDataset> {
  datasetFolder(root, name);
  const known = knownDataset(name);
  const readers = known === undefined ? ownReaders : [known.reader];
  const folders = known?.folders ?? [name];
  for (const folder of folders) {
    for (const reader of readers) {
      const ratios = await reader.ratios(root, folder);
      if (ratios.length === 0) continue;
      refuseElsewhere(root, folder);
      return { known, reader, folder, ratios };
    }
  }
  const [reader = publishedReader()] = readers;
  return { known, reader, folder: folders[0] ?? name, ratios: [] };
}

function refuseElsewhere(root: string, folder: string): void {
  const path = join(root, folder);
  const target = realpathSync(path);
  if (isBelow(realpathSync(root), target)) return;
  throw new UserError({
    code: 'link-leaves-root',
    message: `${path} is a symbolic link that leaves the data root, to ${target}; it is not followed`,
    remedy: `Name the folder that holds the set as the data root: --root there, --train_root_dir for a run.`,
  });
}
