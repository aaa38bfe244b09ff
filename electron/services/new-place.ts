// A folder or file of the user's that is made whole or not at all, where there was none.
import { existsSync, linkSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { KnownError, UserError } from '../../shared/errors.ts';
import { writeFailure } from '../../shared/write-failure.ts';

/**
 * `fill` writes into a temporary folder beside it, which then takes the name. Throws the UserError `target-exists` where there
 * is something of that name, a FailureError where it cannot be written; nothing half done stays.
 */
export function makeWholeFolder(folder: string, fill: (into: string) => void): void {
  refuseExisting(folder);
  beside(folder, (scratch) => {
    const whole = join(scratch, 'whole');
    mkdirSync(whole);
    fill(whole);
    renameSync(whole, folder);
  });
}

/** Likewise for a file. */
export function writeNewFile(path: string, content: string): { readonly file: string; readonly bytes: number } {
  refuseExisting(path);
  beside(path, (scratch) => {
    const whole = join(scratch, basename(path));
    writeFileSync(whole, content);
    place(whole, path);
  });
  return { file: resolve(path), bytes: Buffer.byteLength(content) };
}

/** A link, unlike a rename, refuses what has come there meanwhile; some disks know no links. */
function place(whole: string, path: string): void {
  try {
    linkSync(whole, path);
  } catch {
    refuseExisting(path);
    renameSync(whole, path);
  }
}

export function refuseExisting(path: string): void {
  if (!existsSync(path)) return;
  throw new UserError({
    code: 'target-exists',
    message: `${resolve(path)} exists already`,
    remedy: 'Choose another place with --out, or remove it first.',
  });
}

/** Works in a temporary folder beside `path`, which is gone after. */
function beside(path: string, work: (scratch: string) => void): void {
  const parent = dirname(resolve(path));
  let scratch: string | undefined;
  try {
    mkdirSync(parent, { recursive: true });
    scratch = mkdtempSync(join(parent, '.dcwp-'));
    work(scratch);
  } catch (error) {
    throw error instanceof KnownError ? error : writeFailure(path, error, 'give the command again');
  } finally {
    if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true });
  }
}
