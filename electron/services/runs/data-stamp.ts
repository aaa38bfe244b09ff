// Tells cheaply whether a data set was built, imported or exchanged anew; single images that were added are not seen.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isIgnored } from '../../../dataset/layout.ts';

/** Entries that are looked at: of a folder that holds the images themselves, the first ones by name. */
const LOOKED_AT = 50;

/** Files and folders of the data set `name` below `root`, and what is in them; empty where there are none. */
export function dataStamp(root: string, name: string): string {
  return stampOf(join(root, name), 2).join(' ');
}

/** A folder has another number once it is made anew, but the same while images or a cache are put into it. */
function stampOf(folder: string, depth: number): string[] {
  return entriesOf(folder).flatMap((entry) => {
    const path = join(folder, entry);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return [];
    if (!found.isDirectory()) return [`${entry}:${found.size}:${found.mtimeMs}`];
    return [`${entry}:${found.ino}`, ...(depth > 1 ? stampOf(path, depth - 1) : [])];
  });
}

function entriesOf(folder: string): string[] {
  try {
    const entries = readdirSync(folder).filter((entry) => !isIgnored(entry));
    return entries.sort().slice(0, LOOKED_AT);
  } catch {
    return [];
  }
}
