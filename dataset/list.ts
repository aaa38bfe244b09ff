// What data sets there are below a data root, with their sizes.
import { readdirSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isIgnored, ratioOf } from './layout.ts';
import { readManifest } from './manifest.ts';
import { parseFileName, splitFolders } from './published-layout.ts';
import { knownDataset } from './registry.ts';

export interface ListedRatio {
  /** In percent. */
  readonly conflictPercent: number;
  readonly aligned: number;
  readonly conflicting: number;
  readonly valid: number;
  /** Of the build; null where no builder of ours made it. */
  readonly seed: number | null;
}

export interface ListedDataset {
  readonly name: string;
  /** Its usual name where it is a known one. */
  readonly title: string | null;
  /** By ascending conflict ratio. */
  readonly ratios: readonly ListedRatio[];
  /** Test images, shared by the ratios; 0 where there are none. */
  readonly test: number;
}

async function subfolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory() && !isIgnored(entry.name)).map(({ name }) => name);
}

/** Files named by the published scheme in `folder` and its subfolders. Only names are read: 60 ms for 70,000. */
function countImages(folder: string): number {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.reduce((count, entry) => {
    if (entry.isDirectory()) return count + countImages(join(folder, entry.name));
    return count + (parseFileName(entry.name) === undefined ? 0 : 1);
  }, 0);
}

function countIfThere(folder: string): number {
  try {
    return countImages(folder);
  } catch {
    return 0;
  }
}

async function listRatio(folder: string, conflictPercent: number): Promise<ListedRatio> {
  const [align = '', conflict = ''] = splitFolders('train', conflictPercent);
  const [valid = ''] = splitFolders('valid', conflictPercent);
  const manifest = await readManifest(join(folder, `${conflictPercent}pct`)).catch(() => undefined);
  return {
    conflictPercent,
    aligned: countIfThere(join(folder, align)),
    conflicting: countIfThere(join(folder, conflict)),
    valid: countIfThere(join(folder, valid)),
    seed: manifest?.seed ?? null,
  };
}

/** The conflict ratios, in percent and ascending, that `<root>/<name>` has folders for. */
export async function ratiosIn(folder: string): Promise<number[]> {
  const ratios = (await subfolders(folder)).map(ratioOf);
  return ratios.filter((ratio) => ratio !== undefined).toSorted((one, other) => one - other);
}

/** The data sets below `root`, by name; none where there is no such folder. Their images are not opened. */
export async function listDatasets(root: string): Promise<ListedDataset[]> {
  const listed: ListedDataset[] = [];
  for (const name of (await subfolders(root)).toSorted()) {
    const folder = join(root, name);
    const ratios: ListedRatio[] = [];
    for (const conflictPercent of await ratiosIn(folder)) {
      ratios.push(await listRatio(folder, conflictPercent));
    }
    if (ratios.length > 0) {
      const title = knownDataset(name)?.title ?? null;
      listed.push({ name, title, ratios, test: countIfThere(join(folder, 'test')) });
    }
  }
  return listed;
}
