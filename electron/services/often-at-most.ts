// Doing something for a key as often as asked for, but not more often than an interval allows.

export class OftenAtMost<Key> {
  readonly #ms: number;
  readonly #work: (key: Key) => void;
  readonly #due = new Set<Key>();

  constructor(ms: number, work: (key: Key) => void) {
    this.#ms = ms;
    this.#work = work;
  }

  /** Done within the interval, once for all that is asked meanwhile. */
  ask(key: Key): void {
    if (this.#due.has(key)) return;
    this.#due.add(key);
    setTimeout(() => {
      this.#due.delete(key);
      this.#work(key);
    }, this.#ms);
  }
}
