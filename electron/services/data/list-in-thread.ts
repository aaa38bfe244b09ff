// Lists a set of samples in a thread of its own, while the host answers its pages.
import { Worker } from 'node:worker_threads';
import { parseError, type SerializedError } from '../../../shared/errors.ts';
import type { ListedSet, SetPlace } from './list-set.ts';

export type FromListingThread = { readonly listed: ListedSet } | { readonly error: SerializedError };

/** Beside this file as source, or compiled. */
const isSource = import.meta.url.endsWith('.ts');
const entry = new URL(isSource ? './start-listing-thread.mjs' : './listing-thread.js', import.meta.url);

/** Rejects as `listSet`, its errors typed. The thread does not keep the process alive. */
export function listInThread(place: SetPlace): Promise<ListedSet> {
  return new Promise((resolve, reject) => {
    // The entry brings what reads the sources: this process's own options would do so a second time.
    const worker = new Worker(entry, { workerData: place, execArgv: [] });
    worker.unref();
    worker.once('message', (message: FromListingThread) => {
      if ('listed' in message) resolve(message.listed);
      else reject(parseError(message.error));
    });
    worker.once('error', reject);
    // Of no effect after an answer.
    worker.once('exit', (code) => reject(new Error(`the thread that lists ${place.name} ended with ${code}`)));
  });
}
