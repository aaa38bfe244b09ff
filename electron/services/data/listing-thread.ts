// A listing thread: lists one set of samples, tells what it found, and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { serializeError } from '../../../shared/errors.ts';
import type { FromListingThread } from './list-in-thread.ts';
import { listSet, type SetPlace } from './list-set.ts';

const tell = (message: FromListingThread): void => parentPort?.postMessage(message);

/** Of one build and one process with what started the thread. */
const place: SetPlace = workerData;

listSet(place).then(
  (listed) => tell({ listed }),
  (error: unknown) => tell({ error: serializeError(error) }),
);
