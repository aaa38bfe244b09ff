// The queue: runs wait for the engine, which works on one at a time.
import type { TrainRequest } from '../../../shared/engine-protocol.ts';
import { type KnownError, type SerializedError, serializeError, UserError } from '../../../shared/errors.ts';
import type { RunPoint } from '../../../shared/events.ts';
import type { LaunchEngine } from './engine-channel.ts';
import { type EngineHandle, startEngine } from './engine-handle.ts';
import { readQueue, writeQueue } from './queue-file.ts';

/** What the queue needs to know of runs, and tells of them. */
export interface QueuedRuns {
  readonly root: string;
  has(id: string): boolean;
  /** What the engine is to do. Throws a KnownError where the run cannot be trained here. */
  request(id: string): TrainRequest;
  onPoint(id: string, point: RunPoint): void;
  /** Its log grew. */
  onEvent(id: string): void;
  /** It entered the queue or left it. */
  onQueued(id: string): void;
  /** An engine began, or ended, its work on it; `error` where the log does not say how it ended. */
  onEngine(id: string, error: SerializedError | null): void;
}

export type QueuePlace = 'next' | 'last';

export class RunQueue {
  readonly #runs: QueuedRuns;
  readonly #launch: LaunchEngine;
  #waiting: string[] = [];
  #active: { readonly id: string; readonly engine: EngineHandle } | null = null;
  #closed = false;
  #idle: () => void = () => {};

  constructor(runs: QueuedRuns, launch: LaunchEngine) {
    this.#runs = runs;
    this.#launch = launch;
    this.#waiting = readQueue(runs.root);
  }

  /** Begins with what waited when the host ended. */
  open(): void {
    this.#waiting = this.#waiting.filter((id) => this.#runs.has(id));
    this.#next();
  }

  get waiting(): readonly string[] {
    return this.#waiting;
  }

  /** The run that the engine works on. */
  get activeId(): string | null {
    return this.#active?.id ?? null;
  }

  isWaiting(id: string): boolean {
    return this.#waiting.includes(id);
  }

  /** Throws the UserError `run-busy` where the engine works on it already. */
  add(id: string, place: QueuePlace): void {
    if (this.#active?.id === id) throw busy(id);
    const others = this.#waiting.filter((other) => other !== id);
    this.#set(place === 'next' ? [id, ...others] : [...others, id]);
    this.#runs.onQueued(id);
    this.#next();
  }

  /** Moves a waiting run; throws where it does not wait. */
  move(id: string, place: number): void {
    this.#mustWait(id);
    this.#set(this.#waiting.filter((other) => other !== id).toSpliced(place, 0, id));
    this.#runs.onQueued(id);
  }

  pause(id: string): void {
    this.#engineOf(id).pause();
  }

  proceed(id: string): void {
    this.#engineOf(id).proceed();
  }

  /** Asks the engine to save and leave; takes a waiting run out of the queue. */
  stop(id: string): void {
    if (!this.isWaiting(id)) this.#engineOf(id).stop();
    else {
      this.#set(this.#waiting.filter((other) => other !== id));
      this.#runs.onQueued(id);
    }
  }

  /** Starts nothing any more; what is at work is saved. Resolves once the engine is gone. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#active === null) return;
    this.#active.engine.stop();
    await new Promise<void>((resolve) => {
      this.#idle = resolve;
    });
  }

  /** Ends the engine at once: what came after the last checkpoint is lost. */
  kill(): void {
    this.#active?.engine.kill();
  }

  #next(): void {
    const [id, ...others] = this.#waiting;
    if (this.#closed || this.#active !== null || id === undefined) return;
    this.#set(others);
    try {
      this.#start(id);
    } catch (error) {
      this.#runs.onEngine(id, serializeError(error));
      this.#next();
    }
  }

  #start(id: string): void {
    const watcher = {
      onEvent: () => this.#runs.onEvent(id),
      onStep: (point: RunPoint) => this.#runs.onPoint(id, point),
    };
    const engine = startEngine(this.#runs.request(id), watcher, this.#launch);
    this.#active = { id, engine };
    this.#runs.onEngine(id, null);
    void engine.ended.then(
      () => this.#ended(id, null),
      (error: unknown) => this.#ended(id, serializeError(error)),
    );
  }

  #ended(id: string, error: SerializedError | null): void {
    this.#active = null;
    this.#runs.onEngine(id, error);
    this.#idle();
    this.#next();
  }

  #set(waiting: string[]): void {
    writeQueue(this.#runs.root, waiting);
    this.#waiting = waiting;
  }

  #mustWait(id: string): void {
    if (this.isWaiting(id)) return;
    throw new UserError({
      code: 'run-not-waiting',
      message: `The run ${id} does not wait for the engine`,
      remedy: 'It may have begun meanwhile: the queue shows what waits.',
    });
  }

  #engineOf(id: string): EngineHandle {
    if (this.#active?.id === id) return this.#active.engine;
    throw new UserError({
      code: 'run-not-at-work',
      message: `The engine does not work on the run ${id}, or another process started it`,
      remedy: 'The table of runs shows which one it works on.',
    });
  }
}

const busy = (id: string): KnownError =>
  new UserError({ code: 'run-busy', message: `The engine works on the run ${id} already`, remedy: 'Open the run.' });
