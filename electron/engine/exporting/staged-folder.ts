// A folder of files that appears whole or not at all.
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { KnownError, UserError } from '../../../shared/errors.ts';
import { writeFailure } from '../../../shared/write-failure.ts';
import { writeSynced } from '../checkpoints/atomic-file.ts';
import type { WrittenFile } from './exported-network.ts';

/** Throws the UserError `export-exists` where something is at `folder` that is no empty folder. */
export function refuseTaken(folder: string): void {
  if (!existsSync(folder) || isEmptyFolder(folder)) return;
  throw new UserError({
    code: 'export-exists',
    message: `${folder} is there already`,
    remedy: 'Choose a folder that is empty or not there yet.',
  });
}

function isEmptyFolder(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch {
    return false;
  }
}

/**
 * Makes `folder`, absolute, with these files, by way of a folder beside it. Throws a UserError where it is taken, a
 * FailureError where it can't be written or the disk is full: nothing of it is left then.
 */
export function writeFolder(folder: string, files: readonly WrittenFile[]): void {
  refuseTaken(folder);
  const staged = join(dirname(folder), `.${basename(folder)}.${process.pid}.tmp`);
  try {
    mkdirSync(staged, { recursive: true });
    for (const { name, bytes } of files) writeSynced(join(staged, name), bytes);
    if (existsSync(folder)) rmdirSync(folder); // Empty, as was checked; a rename onto it fails on Windows.
    renameSync(staged, folder);
  } catch (error) {
    rmSync(staged, { recursive: true, force: true });
    throw error instanceof KnownError ? error : writeFailure(folder, error);
  }
}
