// How long runs would take here: measured by an engine process of its own, and remembered for what costs the same.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunEstimate, RunOrder } from '../../../shared/api/runs.ts';
import { FailureError, UserError } from '../../../shared/errors.ts';
import { estimateOf, type RunTimings, timingKey } from '../../../shared/run-estimate.ts';
import type { LaunchEngine } from './engine-channel.ts';
import { startEngine } from './engine-handle.ts';
import { probeRequest } from './engine-request.ts';
import { configurationOf, type OrderPlace } from './order-run.ts';

/** Measurements that are remembered. */
const REMEMBERED = 100;

export interface EstimateOrder {
  readonly order: RunOrder;
  /** Measure even where a run trains at the same time, which slows both. */
  readonly whileTraining: boolean;
}

export class Estimates {
  readonly #launch: LaunchEngine;
  /** By what costs the same, the oldest first. */
  readonly #known = new Map<string, RunTimings>();
  /** One probe at a time: two would measure each other. */
  #last: Promise<unknown> = Promise.resolve();
  #probing: AbortController | null = null;

  constructor(launch: LaunchEngine) {
    this.#launch = launch;
  }

  /**
   * Takes some seconds to a minute, no time where what costs the same was measured before. Throws a KnownError where the order
   * could not start, `estimate-while-training` where a run trains, `estimate-failed` where the probe did; rejects with the
   * signal's reason, the process ended, where that is aborted.
   */
  async of(
    { order, whileTraining }: EstimateOrder,
    place: OrderPlace,
    isTraining: () => boolean,
    signal?: AbortSignal,
  ) {
    const configuration = configurationOf(order, place);
    const from = order.from?.stage ?? null;
    const key = `${place.dataFolder} ${timingKey(configuration, from)}`;
    const estimate = (timings: RunTimings): RunEstimate => ({ parts: estimateOf(configuration, timings, from) });
    const before = this.#known.get(key);
    if (before !== undefined) return estimate(before);
    const turn = this.#last.then(async () => {
      signal?.throwIfAborted();
      const meanwhile = this.#known.get(key);
      if (meanwhile !== undefined) return meanwhile;
      if (isTraining() && !whileTraining) throw training();
      return await this.#probe((folder) => probeRequest(folder, configuration, from, place.dataFolder), signal);
    });
    this.#last = turn.catch(() => {});
    const timings = await turn;
    this.#remember(key, timings);
    return estimate(timings);
  }

  /** Ends a probe at work: its `of` rejects with `estimate-while-training`. */
  stop(): void {
    this.#probing?.abort(training());
  }

  async #probe(
    request: (folder: string) => ReturnType<typeof probeRequest>,
    signal?: AbortSignal,
  ): Promise<RunTimings> {
    const folder = mkdtempSync(join(tmpdir(), 'dcwp-probe-'));
    const stopped = new AbortController();
    const ended = signal === undefined ? stopped.signal : AbortSignal.any([signal, stopped.signal]);
    this.#probing = stopped;
    try {
      return await this.#measure(request(folder), ended);
    } finally {
      this.#probing = null;
      rmSync(folder, { recursive: true, force: true });
    }
  }

  async #measure(request: ReturnType<typeof probeRequest>, signal: AbortSignal): Promise<RunTimings> {
    let timings: RunTimings | undefined;
    const watcher = {
      onTimed: (told: RunTimings) => {
        timings = told;
      },
    };
    const engine = startEngine(request, watcher, this.#launch);
    const kill = (): void => engine.kill(); // There is nothing to save.
    signal.addEventListener('abort', kill);
    if (signal.aborted) kill();
    try {
      await engine.ended;
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof UserError) throw error;
      throw failed(error instanceof Error ? error.message : String(error), error);
    } finally {
      signal.removeEventListener('abort', kill);
    }
    if (timings === undefined) throw failed('the probe ended without a measurement');
    return timings;
  }

  #remember(key: string, timings: RunTimings): void {
    this.#known.delete(key);
    this.#known.set(key, timings);
    const [oldest] = this.#known.keys();
    if (this.#known.size > REMEMBERED && oldest !== undefined) this.#known.delete(oldest);
  }
}

const training = (): UserError =>
  new UserError({
    code: 'estimate-while-training',
    message: 'A run trains now: measured beside it, both would be slower',
    remedy: 'Measure anyway, or wait for its end.',
  });

const failed = (why: string, cause?: unknown): FailureError =>
  new FailureError(
    {
      code: 'estimate-failed',
      message: `How long it will take could not be measured: ${why}`,
      remedy: 'Start the run all the same; its own view tells the time left.',
    },
    { cause },
  );
