// The lock on a run's folder: one engine at a time works on a run.
import { readFileSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { lock } from 'proper-lockfile';
import { UserError } from '../../shared/errors.ts';
import { LOCK_STALE_MS, OWNER_FILE, type RunOwner, runOwner } from '../../shared/run-owner.ts';
import { writeAtomically } from './checkpoints/atomic-file.ts';

const UPDATE_MS = 10_000;

/**
 * Takes the lock on `<folder>/run.json` and returns what releases it. The lock that a killed process of this machine
 * left is taken over at once, another machine's when it is a minute old. `onLost` is called where another process took
 * it over: nothing may be written from then on. Throws the UserError `run-in-use`.
 */
export async function lockRun(folder: string, onLost: (error: Error) => void): Promise<() => Promise<void>> {
  // Taking over consists of several steps; the gate keeps two processes from doing it to each other.
  const openGate = await lock(folder, {
    lockfilePath: join(folder, 'lock-gate'),
    stale: 5000,
    retries: { retries: 40, factor: 1.2, minTimeout: 50, maxTimeout: 300 },
  });
  try {
    const release = await lockOnce(folder, onLost);
    const owner: RunOwner = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
    writeAtomically(join(folder, OWNER_FILE), Buffer.from(`${JSON.stringify(owner)}\n`));
    return async () => {
      rmSync(join(folder, OWNER_FILE), { force: true });
      await release();
    };
  } finally {
    await openGate();
  }
}

async function lockOnce(folder: string, onLost: (error: Error) => void): Promise<() => Promise<void>> {
  const file = join(folder, 'run.json');
  const attempt = () => lock(file, { stale: LOCK_STALE_MS, update: UPDATE_MS, retries: 0, onCompromised: onLost });
  try {
    return await attempt();
  } catch (error) {
    if (!isLocked(error)) throw error;
    const owner = readOwner(folder);
    if (owner === undefined || owner.host !== hostname() || isAlive(owner.pid)) throw inUse(folder, owner);
    rmSync(`${file}.lock`, { recursive: true, force: true });
    return await attempt();
  }
}

const isLocked = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ELOCKED';

function readOwner(folder: string): RunOwner | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(join(folder, OWNER_FILE), 'utf8'));
    return runOwner.safeParse(value).data;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and is another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function inUse(folder: string, owner: RunOwner | undefined): UserError {
  const who = owner === undefined ? 'another process' : `process ${owner.pid} on ${owner.host} (since ${owner.since})`;
  return new UserError({
    code: 'run-in-use',
    message: `The run folder ${folder} is in use by ${who}`,
    remedy: 'Wait for it or stop it; after a crash on another machine, try again in a minute.',
  });
}
