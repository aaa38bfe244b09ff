// How long work on a data set tells how far it has come.

export interface Progress {
  /** What is being done, such as `writing 5pct`. */
  readonly task: string;
  readonly done: number;
  readonly total: number;
}

/** Called some times a second at most; the last call of a task has `done` equal to `total`. */
export type ProgressListener = (progress: Progress) => void;

/** What long work takes from its caller. Work rejects with the signal's reason once it is aborted. */
export interface WorkOptions {
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ProgressListener | undefined;
}

/**
 * Does `step(from, to)` for one batch after the other: 0 to `size`, `size` to twice that, and so on up to `total`. Before
 * each batch the event loop has a turn, the signal is heeded and progress reported.
 */
export async function inBatches(
  task: string,
  total: number,
  size: number,
  options: WorkOptions,
  step: (from: number, to: number) => void | Promise<void>,
): Promise<void> {
  for (let from = 0; from < total; from += size) {
    options.progress?.({ task, done: from, total });
    await new Promise((resolve) => setImmediate(resolve));
    options.signal?.throwIfAborted();
    await step(from, Math.min(from + size, total));
  }
  options.progress?.({ task, done: total, total });
}

/** Does `step(0)` to `step(total - 1)` in batches of `every`. For synchronous work of some 10 to 100 microseconds a step. */
export async function inTurns(
  task: string,
  total: number,
  every: number,
  options: WorkOptions,
  step: (index: number) => void,
): Promise<void> {
  await inBatches(task, total, every, options, (from, to) => {
    for (let index = from; index < to; index += 1) {
      step(index);
    }
  });
}
