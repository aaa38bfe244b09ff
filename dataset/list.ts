// What data sets there are below a data root, with their sizes.
import { readdir } from 'node:fs/promises';
import { KnownError } from '../shared/errors.ts';
import { isIgnored } from './layout.ts';
import { locateDataset } from './locate.ts';
import { knownDataset, knownDatasets } from './registry.ts';

export interface ListedRatio {
  /** In percent; null of a set without ratios. */
  readonly conflictPercent: number | null;
  /** Training images; null where it is unknown which conflict. */
  readonly aligned: number | null;
  readonly conflicting: number | null;
  readonly train: number;
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
  /** Why it could not be counted, else null. */
  readonly problem: string | null;
}

/** Names of sets that may be there: the known ones, and folders that none of these lies in. */
async function candidates(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
  const folders = entries
    .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && !isIgnored(entry.name))
    .map(({ name }) => name);
  const taken = new Set(knownDatasets.flatMap((known) => known.folders.map((folder) => folder.split('/')[0])));
  return [...knownDatasets.map(({ name }) => name), ...folders.filter((folder) => !taken.has(folder))].toSorted();
}

async function listDataset(root: string, name: string): Promise<ListedDataset | undefined> {
  const title = knownDataset(name)?.title ?? null;
  const listed: ListedRatio[] = [];
  let test = 0;
  try {
    const { reader, folder, ratios } = await locateDataset(root, name);
    if (ratios.length === 0) return undefined;
    for (const conflictPercent of ratios) {
      const counts = await reader.count({ root, folder, conflictPercent });
      const aligned = counts.conflicting === null ? null : counts.train - counts.conflicting;
      const { conflicting, train, valid, seed } = counts;
      listed.push({ conflictPercent, aligned, conflicting, train, valid, seed });
      test = counts.test;
    }
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return { name, title, ratios: listed, test, problem: error.message };
  }
  return { name, title, ratios: listed, test, problem: null };
}

/** The data sets below `root`, by name; none where there is no such folder. Their images are not opened. */
export async function listDatasets(root: string): Promise<ListedDataset[]> {
  const listed: ListedDataset[] = [];
  for (const name of await candidates(root)) {
    const found = await listDataset(root, name);
    if (found !== undefined) listed.push(found);
  }
  return listed;
}
