// Folders that appear whole or not at all: made under a hidden sibling name, then renamed.
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

const host = hostname().replaceAll(/[^a-zA-Z0-9]/g, '-');
const STAGING = /^\.building-(.+)-(\d+)-[0-9a-f]+$/;

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Removes what killed builds of this machine left in `folder`. */
async function removeAbandoned(folder: string): Promise<void> {
  for (const entry of await readdir(folder)) {
    const match = STAGING.exec(entry);
    if (match !== null && match[1] === host && !isRunning(Number(match[2]))) {
      await rm(join(folder, entry), { recursive: true, force: true });
    }
  }
}

/**
 * Lets `make` fill a new folder, then gives it the name `<parent>/<name>`. Where `make` rejects or the name is taken
 * (ENOTEMPTY), nothing stays behind and what was there is as it was.
 */
export async function stagedFolder(
  parent: string,
  name: string,
  make: (folder: string) => Promise<void>,
): Promise<void> {
  await mkdir(parent, { recursive: true });
  await removeAbandoned(parent);
  const staging = join(parent, `.building-${host}-${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    await mkdir(staging);
    await make(staging);
    await rename(staging, join(parent, name));
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    throw error;
  }
}
