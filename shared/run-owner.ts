// Who works on a run, as the lock-owner.json beside its lock says.
import { z } from 'zod';

/** Name of the file in a run's folder; it is there while the lock is held, and stays behind after kill -9. */
export const OWNER_FILE = 'lock-owner.json';

/** Age at which the lock of a process that cannot be asked (another machine's) counts for nothing. */
export const LOCK_STALE_MS = 60_000;

export const runOwner = z.object({ pid: z.int().positive(), host: z.string(), since: z.string() });
export type RunOwner = z.infer<typeof runOwner>;
