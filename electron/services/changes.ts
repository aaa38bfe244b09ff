// A counter of changes that can be waited for.

/** One who waits is told of the next change, not of every one. */
export class Changes {
  #version = 1;
  readonly #waiting = new Set<() => void>();

  get version(): number {
    return this.#version;
  }

  /** Something changed; returns the version that it makes. */
  bump(): number {
    this.#version++;
    for (const wake of [...this.#waiting]) wake();
    return this.#version;
  }

  /** Resolves at the next change, when `signal` is aborted, or after `ms`. */
  next(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const settle = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(settle);
        signal?.removeEventListener('abort', settle);
        resolve();
      };
      const timer = setTimeout(settle, ms);
      this.#waiting.add(settle);
      signal?.addEventListener('abort', settle);
      if (signal?.aborted) settle();
    });
  }
}

/** Waits until `isNew` says so, `ms` at most; `false` where time ran out or `signal` was aborted. */
export async function waitFor(
  changes: Changes,
  isNew: () => boolean,
  ms: number,
  signal?: AbortSignal,
): Promise<boolean> {
  const end = performance.now() + ms;
  while (!isNew()) {
    const left = end - performance.now();
    if (left <= 0 || signal?.aborted) return false;
    await changes.next(left, signal);
  }
  return true;
}
