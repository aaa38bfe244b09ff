// Calls about runs: starting, steering, watching, naming, deleting.
import { type } from '@orpc/contract';
import { z } from 'zod';
import type { ConfigurationProblem } from '../contradictions.ts';
import { correctionVersion } from '../correction-origin.ts';
import { type RunPoint, stageName } from '../events.ts';
import type { PartEstimate } from '../run-estimate.ts';
import { runLabel } from '../run-label.ts';
import type { RunSummary } from '../run-summary.ts';
import { call } from './call.ts';

/** A run's id: the name of its folder, never a path. */
export const runId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._+=-]{0,149}$/);
const oneRun = z.object({ id: runId });
const offset = z.int().nonnegative();

export const runOrder = z.object({
  /** Settings that differ from the preset (or, with `from`, from that run's configuration), by name. */
  values: z.record(z.string().max(100), z.json()),
  preset: z.string().max(100).nullable(),
  /** Take over the results of another run, and begin at this stage. */
  from: z
    .object({
      run: runId,
      stage: stageName.exclude(['pretraining']),
      /** Take this corrected mined set of that run in place of what it mined. */
      minedSet: correctionVersion.optional(),
    })
    .nullable(),
});
export type RunOrder = z.infer<typeof runOrder>;

/** What stands against a start: wrong or contradicting settings; with `settings` empty, runtime, data or disk. */
export type OrderProblem = ConfigurationProblem & { readonly code: string };

/** The time that a run would take on this machine. */
export interface RunEstimate {
  /** Those that it trains itself, in order. */
  readonly parts: readonly PartEstimate[];
}

/** More of a run's events.jsonl. */
export interface RunNews {
  /** Whole lines; `parseEventLog` reads them. Masks are left out of them: see `runs.mask`. */
  readonly log: string;
  /** Offset to ask from next. */
  readonly next: number;
  /** Whether the log reaches further already. */
  readonly more: boolean;
  /** Changes with each `point`. */
  readonly tick: number;
  /** Where training is now, a few times a second: for a progress bar. Null while no process works on the run. */
  readonly point: RunPoint | null;
  readonly summary: RunSummary;
}

/** A run's events without most reports of losses: enough for all pictures but those of losses. */
export interface RunOutline extends Pick<RunNews, 'log' | 'point' | 'summary'> {
  /** Lines of the whole log. Of reports of one part that follow one another, `log` has the last alone. */
  readonly lines: number;
}

/** The part of a Blob in use here: bytes that travel as they are. */
export interface Bytes {
  arrayBuffer(): Promise<ArrayBuffer>;
}

export const runsContract = {
  get: call.input(oneRun).output(type<RunSummary>()),
  /** The run at a glance, for a page that is to show it at once. Null where its log is too long for that. */
  outline: call.input(oneRun).output(type<RunOutline | null>()),
  /**
   * The events from `offset` (0 at first, then the `next` of the last answer), a megabyte at most. Where there are none
   * and `tick` is the latest, the answer waits until there is something, 20 s at most. Ten answers a second at most: a page that does not ask costs nothing, and misses nothing.
   */
  news: call.input(z.object({ id: runId, offset, tick: z.int().nonnegative() })).output(type<RunNews>()),
  /** Bytes [outputs, inputs] of the `mask-heatmap` event with this `offset`: kept weights of each pair scaled to 0..255. */
  mask: call.input(z.object({ id: runId, offset })).output(type<Bytes>()),
  /** The run as one HTML file that holds all it shows. Throws the UserError `run-empty` where it has not begun. */
  report: call.input(oneRun).output(type<Bytes>()),
  /** Everything that stands against starting the order, nothing where it can start. */
  check: call.input(runOrder).output(type<readonly OrderProblem[]>()),
  /**
   * The time that the order would take here, from a probe of some steps in a process of its own: it takes some seconds the
   * first time, and ends where the call is cancelled. Refused with `estimate-while-training` where a run trains and
   * `whileTraining` does not say that it may be slowed.
   */
  estimate: call.input(z.object({ order: runOrder, whileTraining: z.boolean() })).output(type<RunEstimate>()),
  /** Makes the run. It starts once the engine is free: as the next one, or after all that wait. */
  start: call.input(z.object({ order: runOrder, place: z.enum(['next', 'last']) })).output(type<{ id: string }>()),
  /** Puts a run that was interrupted, crashed, failed or never began in the queue. */
  resume: call.input(z.object({ id: runId, place: z.enum(['next', 'last']) })).output(type<void>()),
  pause: call.input(oneRun).output(type<void>()),
  /** Goes on after a pause. */
  proceed: call.input(oneRun).output(type<void>()),
  /** Saves a run at work and ends it; `resume` goes on. Takes a waiting one out of the queue. */
  stop: call.input(oneRun).output(type<void>()),
  /** Moves a waiting run to this place in the queue, 0 being the next. */
  move: call.input(z.object({ id: runId, place: z.int().nonnegative() })).output(type<void>()),
  label: call.input(z.object({ id: runId, label: runLabel })).output(type<void>()),
  /** Out of the list; to the system's bin some time later, until when `restore` brings them back. None may be at work. */
  remove: call.input(z.object({ ids: z.array(runId).min(1).max(1000) })).output(type<void>()),
  /** Those that waited wait again. */
  restore: call.input(z.object({ ids: z.array(runId).min(1).max(1000) })).output(type<void>()),
};
