// The reader of data sets in the published layout: folders `<ratio>pct` with align/, conflict/, valid/, beside test/.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { diagonalGroups } from '../shared/group-accuracy.ts';
import { countPublished } from './count-published.ts';
import { type Description, numbered } from './description.ts';
import { FileWalk } from './file-walk.ts';
import { isIgnored, ratioFolder, ratioOf } from './layout.ts';
import type { DatasetPlace, LayoutReader } from './layout-reader.ts';
import { readManifest } from './manifest.ts';
import { listPublished, splitFolders } from './published-layout.ts';

/** What is known of a set by its name. A sample is aligned where its two labels are equal. */
export type PublishedFacts = Omit<Description, 'aligned' | 'biasNames'> & { readonly biasNames: readonly string[] };

const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isDirectory() ?? false;

async function ratios(root: string, folder: string): Promise<number[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory() && !isIgnored(entry.name));
  const found = folders.map(({ name }) => ratioOf(name)).filter((ratio) => ratio !== undefined);
  return found.toSorted((one, other) => one - other);
}

const percentOf = ({ conflictPercent, folder }: DatasetPlace): number => {
  if (conflictPercent !== null) return conflictPercent;
  throw new RangeError(`${folder} is read at a conflict ratio, and none was given`);
};

/**
 * Facts of a set of which the name says nothing: a builder's manifest, else the class folders in `align` are counted, and
 * there are as many bias labels as classes.
 */
async function factsOf(place: DatasetPlace): Promise<PublishedFacts> {
  const folder = join(place.root, place.folder, ratioFolder(percentOf(place)));
  const manifest = await readManifest(folder);
  if (manifest !== undefined) {
    const { classes, biases, shape } = manifest;
    return { classNames: numbered(classes), biasNames: numbered(biases), shape, transform: 'as-is' };
  }
  const entries = await readdir(join(folder, 'align')).catch(() => []);
  const names = numbered(Math.max(2, entries.filter((entry) => /^\d{1,3}$/.test(entry)).length));
  return { classNames: names, biasNames: names, shape: null, transform: 'as-is' };
}

/** `known`: of the set of that name; without it, for a set of any name. */
export function publishedReader(known?: PublishedFacts): LayoutReader {
  return {
    ratios,
    async missing(place, splits) {
      const folders = splits.flatMap((split) => splitFolders(join(place.root, place.folder), split, percentOf(place)));
      const there = await Promise.all(folders.map((folder) => isFolder(join(place.root, place.folder, folder))));
      return folders.filter((_, index) => !there[index]);
    },
    count: (place) => countPublished(join(place.root, place.folder), percentOf(place)),
    async open(place) {
      const facts = known ?? (await factsOf(place));
      const labels = { classes: facts.classNames.length, biases: facts.biasNames.length };
      return {
        description: { ...facts, aligned: diagonalGroups(labels.classes, labels.biases) },
        problems: [],
        notices: [],
        list: (split, signal) =>
          listPublished(new FileWalk(place.root, place.folder), split, percentOf(place), labels, signal),
      };
    },
  };
}
