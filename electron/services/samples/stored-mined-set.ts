// The mined set of a run, read from its folder.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../../shared/errors.ts';
import { MINED_FILE, MINED_FORMAT, type MinedSet, minedSet } from '../../../shared/mined-set.ts';
import { readStoredJson } from '../runs/stored-json.ts';

/** The latest one read: a page asks for it several times, and 160,000 samples take half a second. */
let latest: { readonly stamp: string; readonly mined: MinedSet } | undefined;

/** Undefined where the run has none (yet). Throws a UserError where it is not readable, or of a newer format. */
export function storedMinedSet(folder: string): MinedSet | undefined {
  const path = join(folder, MINED_FILE);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  const stamp = `${path} ${found.size} ${found.mtimeMs}`;
  if (latest?.stamp === stamp) return latest.mined;
  const mined = readStoredJson(path, minedSet, MINED_FORMAT);
  latest = mined === undefined ? undefined : { stamp, mined };
  return mined;
}

/** Throws the UserError `mined-set-missing` where the run has none. */
export function requireMinedSet(folder: string): MinedSet {
  const mined = storedMinedSet(folder);
  if (mined !== undefined) return mined;
  throw new UserError({
    code: 'mined-set-missing',
    message: `The run in ${folder} has no mined set`,
    remedy: 'Choose a run that has finished mining, of a method that mines, such as DCWP.',
  });
}
