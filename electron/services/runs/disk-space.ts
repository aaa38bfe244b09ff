// Room on the disk for a run, asked for before it begins.
import { FailureError } from '../../../shared/errors.ts';
import { freeBytes } from '../doctor/free-disk.ts';

/** A run on Colored MNIST: five checkpoints, the partial one with optimizer state, mined samples, events. */
const RUN_BYTES = 200_000_000;

/** Throws the FailureError `disk-space` where the disk of `folder` (which need not exist) has less than a run needs. */
export async function checkDiskSpace(folder: string, needed: number = RUN_BYTES): Promise<void> {
  const free = await freeBytes(folder);
  if (free === undefined || free >= needed) return;
  const megabytes = (bytes: number): string => `${Math.floor(bytes / 1e6)} MB`;
  throw new FailureError({
    code: 'disk-space',
    message: `${folder} is on a disk with ${megabytes(free)} free; a run needs about ${megabytes(needed)}`,
    remedy: 'Free some space, or choose a folder on another disk with --run-dir.',
  });
}
