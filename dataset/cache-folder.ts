// Where the packed cache of a data set lies: beside the data, or in the user's cache where that can't be written.
import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { FailureError } from '../shared/errors.ts';
import { CACHE_FOLDER } from './layout.ts';
import { type PackedSplit, readPacked, writePacked } from './packed-cache.ts';

/** The workbench's folder for what can be made again, by the platform's convention. */
function userCacheFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  const home = env.HOME || homedir();
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'dcwp', 'Cache');
  // The XDG specification has relative paths ignored.
  if (env.XDG_CACHE_HOME && isAbsolute(env.XDG_CACHE_HOME)) return join(env.XDG_CACHE_HOME, 'dcwp');
  return platform === 'darwin' ? join(home, 'Library', 'Caches', 'dcwp') : join(home, '.cache', 'dcwp');
}

/** The two files that may hold the split `key` of the data set in `folder`, in order of preference. */
function candidates(folder: string, key: string, userCache = userCacheFolder()): readonly [string, string] {
  const path = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 16);
  return [join(folder, CACHE_FOLDER, `${key}.packed`), join(userCache, 'packed', path, `${key}.packed`)];
}

/** The cached split, from wherever a current one lies, else undefined. */
export async function readCached(
  folder: string,
  key: string,
  fingerprint: string,
  userCache?: string,
): Promise<PackedSplit | undefined> {
  for (const file of candidates(folder, key, userCache)) {
    const split = await readPacked(file, fingerprint);
    if (split !== undefined) {
      return split;
    }
  }
  return undefined;
}

function isDiskFull(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOSPC' || code === 'EDQUOT';
}

/** Writes the split beside the data, else into the user's cache. Throws a FailureError cache-not-written. */
export async function writeCached(
  folder: string,
  key: string,
  fingerprint: string,
  split: PackedSplit,
  userCache?: string,
): Promise<void> {
  const [beside, own] = candidates(folder, key, userCache);
  try {
    await writePacked(beside, fingerprint, split).catch(async (error: unknown) => {
      if (isDiskFull(error)) {
        throw error;
      }
      await writePacked(own, fingerprint, split);
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new FailureError(
      {
        code: 'cache-not-written',
        message: `The packed cache of ${folder} (${split.pixels.count * split.pixels.rowBytes} bytes) was not written: ${why}`,
        remedy: 'Free disk space, or set XDG_CACHE_HOME to a folder that can be written.',
      },
      { cause: error },
    );
  }
}
