// The mined set of a run, read from its folder.
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../../shared/errors.ts';
import { markBits } from '../../../shared/mark-bits.ts';
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

/** By mined set: it is asked for at each opening, and takes 0.05 s of 160,000 samples. */
const digests = new WeakMap<MinedSet, string>();

/** SHA-256, in hex, over the training samples that were mined among, in their order, and which of them were. */
export function minedDigest(set: MinedSet): string {
  const known = digests.get(set);
  if (known !== undefined) return known;
  const digest = createHash('sha256')
    .update(`${set.paths.join('\n')}\n${markBits(set.mined)}`)
    .digest('hex');
  digests.set(set, digest);
  return digest;
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
