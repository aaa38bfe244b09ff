// The loader threads of a process, which make batches of all of its feeds.
import { Worker } from 'node:worker_threads';
import { FailureError } from '../../shared/errors.ts';
import type { FromThread, ToThread } from './thread-messages.ts';

/** Beside this file as source, or compiled. */
const entry = new URL(import.meta.url.endsWith('.ts') ? './start-thread.mjs' : './loader-thread.js', import.meta.url);

/** As the published program has it. */
export const DEFAULT_THREADS = 4;

export interface PoolListener {
  /** Batch `batch` of the feed is ready. */
  ready(batch: number): void;
  /** The threads are lost. */
  lost(error: FailureError): void;
}

type OpenFeed = Extract<ToThread, { type: 'open' }>;

/** Starts threads once there is work for them. They do not keep the process alive unless somebody waits for them. */
export class LoaderPool {
  /** 0: batches are made by the thread that asks for them. */
  readonly threads: number;
  readonly #workers: Worker[] = [];
  readonly #feeds = new Map<number, { readonly opened: OpenFeed; readonly listener: PoolListener }>();
  readonly #code: URL;
  #lost: FailureError | undefined;
  #opened = 0;
  #waiting = 0;

  constructor(threads: number, code: URL = entry) {
    this.threads = threads;
    this.#code = code;
  }

  /** Returns the feed's number. */
  open(feed: Omit<OpenFeed, 'type' | 'feed'>, listener: PoolListener): number {
    const opened = { type: 'open', feed: this.#opened++, ...feed } as const;
    this.#feeds.set(opened.feed, { opened, listener });
    for (const worker of this.#workers) worker.postMessage(opened);
    if (this.#lost !== undefined) listener.lost(this.#lost);
    return opened.feed;
  }

  /** Offers a batch to all threads, or to one where it is little work. */
  offer(feed: number, batch: number, toAll: boolean): void {
    const wanted = toAll ? this.threads : Math.min(1, this.threads);
    while (this.#workers.length < wanted) this.#start();
    for (const worker of this.#workers.slice(0, wanted)) worker.postMessage({ type: 'fill', feed, batch });
  }

  closeFeed(feed: number): void {
    this.#feeds.delete(feed);
    for (const worker of this.#workers) worker.postMessage({ type: 'close', feed });
  }

  /** Keeps the process alive while `work` waits for a message. */
  async whileWaiting<Result>(work: Promise<Result>): Promise<Result> {
    if (this.#waiting++ === 0) for (const worker of this.#workers) worker.ref();
    try {
      return await work;
    } finally {
      if (--this.#waiting === 0) for (const worker of this.#workers) worker.unref();
    }
  }

  /** Ends the threads. Feeds can't be used after it. */
  async close(): Promise<void> {
    const workers = this.#workers.splice(0);
    for (const worker of workers) worker.removeAllListeners('exit');
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #start(): void {
    const worker = new Worker(this.#code);
    worker.on('message', ({ feed, batch }: FromThread) => this.#feeds.get(feed)?.listener.ready(batch));
    worker.on('error', (error) => this.#lose(error.message, error));
    worker.on('exit', (code) => this.#lose(`it ended with ${code}`));
    worker.unref();
    for (const { opened } of this.#feeds.values()) worker.postMessage(opened);
    this.#workers.push(worker);
  }

  #lose(why: string, cause?: Error): void {
    this.#lost ??= new FailureError(
      {
        code: 'loader-lost',
        message: `A thread that reads images stopped: ${why}`,
        remedy: 'Resume the run. Where it happens again, try fewer threads: --num_workers 1.',
      },
      { cause },
    );
    for (const { listener } of this.#feeds.values()) listener.lost(this.#lost);
  }
}
