// The images and tables of a folder that is not a data set yet.
import { opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../shared/errors.ts';
import { isIgnored } from '../layout.ts';

/** More is no folder of images: a whole disk, perhaps. */
const MOST_FILES = 3_000_000;
const IMAGE = /\.(?:png|jpe?g|webp)$/i;
const TABLE = /\.(?:csv|tsv)$/i;
/** Tables lie at most so many folders down. */
const TABLE_DEPTH = 2;

/** Below the folder, with forward slashes, sorted. */
export interface FoundFiles {
  readonly images: readonly string[];
  readonly tables: readonly string[];
}

/** Symbolic links are not followed. Throws a UserError where it is no folder that can be read, or holds too much. */
export async function findFiles(folder: string, signal?: AbortSignal): Promise<FoundFiles> {
  const images: string[] = [];
  const tables: string[] = [];
  let seen = 0;
  const walk = async (below: string, depth: number): Promise<void> => {
    for await (const entry of await opendir(join(folder, below))) {
      signal?.throwIfAborted();
      if (isIgnored(entry.name)) continue;
      if (++seen > MOST_FILES) throw tooMuch(folder);
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) await walk(path, depth + 1);
      else if (entry.isFile() && IMAGE.test(path)) images.push(path);
      else if (entry.isFile() && TABLE.test(path) && depth <= TABLE_DEPTH) tables.push(path);
    }
  };
  try {
    await walk('', 0);
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    throw new UserError(
      {
        code: 'folder-unusable',
        message: `${folder} can't be read: ${cause.message}`,
        remedy: 'Choose a folder of this machine that you may read.',
      },
      { cause },
    );
  }
  return { images: images.sort(), tables: tables.sort() };
}

const tooMuch = (folder: string): UserError =>
  new UserError({
    code: 'folder-too-large',
    message: `${folder} holds more than ${MOST_FILES.toLocaleString('en')} files`,
    remedy: 'Choose the folder that holds the images of one data set.',
  });
