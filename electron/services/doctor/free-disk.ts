// Free space of the disk that a folder is on, or will be on.
import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import path from 'node:path';

/** Bytes that this user may still write; undefined where the system does not say. The folder need not exist. */
export async function freeBytes(folder: string): Promise<number | undefined> {
  let at = path.resolve(folder);
  while (!existsSync(at) && at !== path.dirname(at)) at = path.dirname(at);
  try {
    const { bavail, bsize } = await statfs(at);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}
