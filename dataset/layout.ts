// Names of the published layout: where the parts of a data set lie below its folder.
import { join } from 'node:path';
import { UserError } from '../shared/errors.ts';

/** The manifest that a builder leaves in the ratio's folder and in the test folder. */
export const MANIFEST = 'build.json';
/** Folder of the packed cache beside the data. */
export const CACHE_FOLDER = '.cache';
const RATIO_FOLDER = /^(\d+(?:\.\d+)?)pct$/;

/** `5pct`, `0.5pct`. */
export function ratioFolder(conflictPercent: number): string {
  return `${conflictPercent}pct`;
}

/** The conflict ratio in percent that a folder's name tells, or undefined. */
export function ratioOf(folder: string): number | undefined {
  const percent = RATIO_FOLDER.exec(folder)?.[1];
  return percent === undefined ? undefined : Number(percent);
}

/** `<root>/<name>`. Throws a UserError data-set-name where the name is no plain folder name. */
export function datasetFolder(root: string, name: string): string {
  if (!/^[^./\\][^/\\]*$/.test(name)) {
    throw new UserError({
      code: 'data-set-name',
      message: `"${name}" can't name a data set: it becomes the name of a folder below the data root`,
      remedy: 'Give a name without slashes that does not begin with a dot.',
    });
  }
  return join(root, name);
}

/** Whether a file or folder is no part of the data: hidden ones, the manifest, what file managers leave. */
export function isIgnored(entry: string): boolean {
  return entry.startsWith('.') || entry === MANIFEST || entry === 'Thumbs.db' || entry === 'desktop.ini';
}
