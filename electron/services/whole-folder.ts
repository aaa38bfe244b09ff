// A folder of the user's that is made whole or not at all.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { KnownError, UserError } from '../../shared/errors.ts';
import { writeFailure } from '../../shared/write-failure.ts';

/**
 * `fill` writes into a temporary folder beside it, which then takes the name. Throws the UserError `target-exists` where there
 * is something of that name, a FailureError where it cannot be written; nothing half done stays.
 */
export function makeWholeFolder(folder: string, fill: (into: string) => void): void {
  if (existsSync(folder)) throw targetExists(folder);
  const parent = dirname(resolve(folder));
  let staged: string | undefined;
  try {
    mkdirSync(parent, { recursive: true });
    staged = mkdtempSync(join(parent, '.dcwp-'));
    fill(staged);
    renameSync(staged, folder);
  } catch (error) {
    if (staged !== undefined) rmSync(staged, { recursive: true, force: true });
    throw error instanceof KnownError ? error : writeFailure(folder, error, 'give the command again');
  }
}

export const targetExists = (path: string): UserError =>
  new UserError({
    code: 'target-exists',
    message: `${resolve(path)} exists already`,
    remedy: 'Choose another place with --out, or remove it first.',
  });
