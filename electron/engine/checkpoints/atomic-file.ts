// Replacing a file as a whole: after a crash or a power cut either the old content is there or the new.
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeFailure } from '../../../shared/write-failure.ts';

/**
 * Writes to `<path>.tmp`, syncs, renames and syncs the folder. One process may write a path at a time. Throws a
 * FailureError; what was at `path` is then untouched and nothing is left beside it.
 */
export function writeAtomically(path: string, bytes: Uint8Array): void {
  const temporary = `${path}.tmp`;
  try {
    writeSynced(temporary, bytes);
    renameSync(temporary, path);
    syncFolder(dirname(path));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw writeFailure(path, error);
  }
}

/** Writes all of `bytes` and waits until they are on the disk. */
export function writeSynced(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'w');
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes the rename last. Windows has no handle of a folder to sync. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
