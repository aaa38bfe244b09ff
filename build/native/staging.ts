// Making a folder whole or not at all: it is written under a temporary name, then renamed.
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { isAlive } from './process-alive.ts';

const PREFIX = '.making-';
/** A temporary folder of another machine (a shared home), or of a reused process number, is taken for dead after that. */
const DEAD_AFTER_MS = 24 * 60 * 60 * 1000;

/** A temporary folder. `result` becomes the final one; what lies beside it is thrown away. */
export interface Staging {
  readonly folder: string;
  readonly result: string;
}

function here(): string {
  return hostname().replaceAll(/[^\w]/g, '') || 'host';
}

let made = 0;

/** A new temporary folder in `parent`; its name says which process on which machine makes it. */
export async function openStaging(parent: string): Promise<Staging> {
  made += 1;
  const folder = path.join(parent, `${PREFIX}${here()}-${process.pid}-${Date.now().toString(36)}${made}`);
  const result = path.join(folder, 'result');
  await mkdir(result, { recursive: true });
  return { folder, result };
}

export async function closeStaging(staging: Staging): Promise<void> {
  await removeFolder(staging.folder);
}

async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

/**
 * Renames the result to `final`. False where a complete one is there already: another process was faster, and its folder
 * stays. One that is there but not complete is moved away.
 */
export async function settleStaging(
  staging: Staging,
  final: string,
  complete: (folder: string) => boolean,
): Promise<boolean> {
  for (let attempt = 0; ; attempt += 1) {
    if (complete(final)) return false;
    try {
      await rename(staging.result, final);
      return true;
    } catch (error) {
      if (complete(final)) return false;
      if (attempt === 3 || !existsSync(final)) throw error;
    }
    await rename(final, path.join(staging.folder, `broken-${attempt}`)).catch(() => undefined);
  }
}

/** Removes temporary folders that processes left which are no more. Resolves with their names. */
export async function sweepStagings(parent: string, now: number = Date.now()): Promise<string[]> {
  const swept: string[] = [];
  for (const name of await readdir(parent).catch(() => [])) {
    const [, host, pid] = /^\.making-(\w+)-(\d+)-\w+$/.exec(name) ?? [];
    if (host === undefined || pid === undefined) continue;
    const folder = path.join(parent, name);
    const changedMs = await stat(folder).then(
      ({ mtimeMs }) => mtimeMs,
      () => now,
    );
    const dead = now - changedMs > DEAD_AFTER_MS || (host === here() && !isAlive(Number(pid)));
    if (!dead) continue;
    await removeFolder(folder);
    swept.push(name);
  }
  return swept;
}
