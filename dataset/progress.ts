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
 * Does `step(0)` to `step(total - 1)` in order, giving the event loop a turn every `every` steps: there the signal is
 * heeded and progress reported. For synchronous work of some 10 to 100 microseconds a step.
 */
export async function inTurns(
  task: string,
  total: number,
  every: number,
  options: WorkOptions,
  step: (index: number) => void,
): Promise<void> {
  for (let index = 0; index < total; index += 1) {
    if (index % every === 0) {
      options.progress?.({ task, done: index, total });
      await new Promise((resolve) => setImmediate(resolve));
      options.signal?.throwIfAborted();
    }
    step(index);
  }
  options.progress?.({ task, done: total, total });
}
