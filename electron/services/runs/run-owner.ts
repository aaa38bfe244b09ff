// Whether an engine works on a run now.
import { readFileSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { LOCK_STALE_MS, OWNER_FILE, type RunOwner, runOwner } from '../../../shared/run-owner.ts';
import { RUN_FILE } from '../../../shared/run-record.ts';

/** The process that holds the run's lock, or undefined. */
export function ownerOf(folder: string): RunOwner | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(join(folder, OWNER_FILE), 'utf8'));
    const owner = runOwner.parse(value);
    if (owner.host === hostname()) process.kill(owner.pid, 0);
    else if (Date.now() - statSync(join(folder, `${RUN_FILE}.lock`)).mtimeMs > LOCK_STALE_MS) return undefined;
    return owner;
  } catch {
    return undefined;
  }
}
