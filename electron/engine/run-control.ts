// What the host may ask of a training loop: to pause, to go on, to stop.
import type { RunEventBody, RunPoint } from '../../shared/events.ts';

/** How long steps may go on before the event loop gets a turn. Each turn costs some 10 µs. */
const TURN_INTERVAL_MS = 50;

/** How often the host is told of the step. */
const NOTICE_INTERVAL_MS = 250;

/** What a training loop sees. */
export interface RunControl {
  /** True once the run is to be saved and left. */
  readonly stopping: boolean;
  /** Aborted when `stopping` becomes true: for what takes long outside of steps, such as reading a data set. */
  readonly signal: AbortSignal;
  /**
   * To be awaited after each step. Lets messages in, waits while the run is paused (announced by events), then says
   * whether to go on. After `stop` the loop saves, emits `run-interrupted` and returns 'interrupted'.
   */
  atStep(point: RunPoint): Promise<'continue' | 'stop'>;
}

/** What a control tells of by itself. */
export interface ControlListener {
  /** An event for the run's log: the run was paused, or continued. */
  emit(event: RunEventBody): void;
  /** Where training is, four times a second at most. */
  notice(point: RunPoint): void;
}

/** The control whose other end the engine process holds. */
export class HostControl implements RunControl {
  readonly #listener: ControlListener;
  readonly #now: () => number;
  readonly #stopped = new AbortController();
  #paused = false;
  #wake: () => void = () => {};
  #lastTurn = Number.NEGATIVE_INFINITY;
  #lastNotice = Number.NEGATIVE_INFINITY;

  /** `now` is in milliseconds. */
  constructor(listener: ControlListener, now: () => number = () => performance.now()) {
    this.#listener = listener;
    this.#now = now;
  }

  get stopping(): boolean {
    return this.#stopped.signal.aborted;
  }

  get signal(): AbortSignal {
    return this.#stopped.signal;
  }

  async atStep(point: RunPoint): Promise<'continue' | 'stop'> {
    const now = this.#now();
    if (now - this.#lastNotice >= NOTICE_INTERVAL_MS) {
      this.#lastNotice = now;
      this.#listener.notice(point);
    }
    if (now - this.#lastTurn >= TURN_INTERVAL_MS) {
      await new Promise((turn) => setImmediate(turn));
      this.#lastTurn = this.#now();
    }
    if (this.#paused && !this.stopping) await this.#waitWhilePaused(point);
    return this.stopping ? 'stop' : 'continue';
  }

  async #waitWhilePaused({ stage, network, step }: RunPoint): Promise<void> {
    this.#listener.emit({ type: 'run-paused', stage, network, step });
    while (this.#paused && !this.stopping) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (!this.stopping) this.#listener.emit({ type: 'run-continued', stage, network, step });
  }

  pause(): void {
    this.#paused = true;
  }

  proceed(): void {
    this.#paused = false;
    this.#wake();
  }

  stop(): void {
    this.#stopped.abort();
    this.#wake();
  }
}
