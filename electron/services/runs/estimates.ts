// How long runs would take here: measured by an engine process of its own, and remembered for what costs the same.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import type { RunEstimate, RunOrder } from '../../../shared/api/runs.ts';
import type { Configuration } from '../../../shared/configuration.ts';
import { FailureError, UserError } from '../../../shared/errors.ts';
import type { StageName } from '../../../shared/events.ts';
import { estimateOf, type RunTimings, timingKey } from '../../../shared/run-estimate.ts';
import { appVersion } from '../app-version.ts';
import { dataStamp } from './data-stamp.ts';
import type { LaunchEngine } from './engine-channel.ts';
import { startEngine } from './engine-handle.ts';
import { dataRoots, probeRequest, requireRuntime } from './engine-request.ts';
import type { KeptTimings } from './kept-timings.ts';
import { thisMachine } from './machine.ts';
import { configurationOf, type OrderPlace } from './order-run.ts';

export interface EstimateOrder {
  readonly order: RunOrder;
  /** Measure even where a run trains at the same time, which slows both. */
  readonly whileTraining: boolean;
}

export class Estimates {
  readonly #launch: LaunchEngine;
  readonly #kept: KeptTimings;
  /** Measured beside a run that trained: slower than it would be, and good for no more than until that ends. */
  readonly #beside = new LRUCache<string, RunTimings>({ max: 32 });
  /** One probe at a time: two would measure each other. */
  #last: Promise<unknown> = Promise.resolve();
  #probing: AbortController | null = null;

  constructor(launch: LaunchEngine, kept: KeptTimings) {
    this.#launch = launch;
    this.#kept = kept;
  }

  /**
   * Takes some seconds to a minute, no time where what costs the same was measured before, by this host or an earlier one. Throws a KnownError where the order
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
    const key = keyOf(configuration, from, place.dataFolder);
    const estimate = (timings: RunTimings): RunEstimate => ({ parts: estimateOf(configuration, timings, from) });
    const known = (): RunTimings | undefined =>
      this.#kept.get(key) ?? (isTraining() ? this.#beside.get(key) : undefined);
    const before = known();
    if (before !== undefined) return estimate(before);
    const turn = this.#last.then(async () => {
      signal?.throwIfAborted();
      const meanwhile = known();
      if (meanwhile !== undefined) return meanwhile;
      const isBeside = isTraining();
      if (isBeside && !whileTraining) throw training();
      const request = (folder: string) => probeRequest(folder, configuration, from, place.dataFolder);
      const timings = await this.#probe(request, signal);
      if (isBeside) this.#beside.set(key, timings);
      else this.#kept.keep(key, timings);
      return timings;
    });
    this.#last = turn.catch(() => {});
    return estimate(await turn);
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
}

/**
 * Of all that a measurement depends on: machine, runtime, program, data set as it is now, and what of the configuration costs
 * time. Throws the UserError `runtime-missing`.
 */
function keyOf(configuration: Configuration, from: StageName | null, dataFolder: string): string {
  const { processor, cores, platform } = thisMachine();
  const { device, tensorflowVersion } = requireRuntime();
  const { trainRoot, testRoot } = dataRoots(configuration, dataFolder);
  const { data } = configuration;
  const facts = [
    ...[processor, cores, platform, device, tensorflowVersion, appVersion()],
    ...[trainRoot, dataStamp(trainRoot, data), testRoot, testRoot === trainRoot ? '' : dataStamp(testRoot, data)],
    timingKey(configuration, from),
  ];
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
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
