// A run as a row of the table of runs.
import { z } from 'zod';
import { serializedError } from './errors.ts';
import { miningQuality, runPoint, stageName } from './events.ts';
import { runLabel } from './run-label.ts';
import { runRecord } from './run-record.ts';

/**
 * `queued` waits for the engine, `starting` for the word of one that is begun for it; `created` never began and waits for
 * nothing. `interrupted` was saved and stopped, `crashed` has no end in its events and no process at work: both can be resumed,
 * as can `failed`. `unreadable`: events are broken.
 */
export const summaryStatus = z.enum([
  'created',
  'queued',
  'starting',
  'running',
  'paused',
  'interrupted',
  'finished',
  'failed',
  'crashed',
  'unreadable',
]);

const fraction = z.number().min(0).max(1).nullable();

/** Fractions from 0 to 1; null where nothing was measured yet, or no cell holds a sample. */
const runMetrics = z.object({
  /** The classifier's last accuracies on the test set, and the stage that they were measured in. */
  accuracy: z
    .object({ stage: stageName, total: fraction, aligned: fraction, conflict: fraction, worstGroup: fraction })
    .nullable(),
  /** The final mined set. */
  mined: miningQuality.nullable(),
  /** Kept weights over all weights, by the last masks. */
  keptFraction: fraction,
});

export type RunMetrics = z.infer<typeof runMetrics>;

export const runSummary = z.object({
  record: runRecord,
  label: runLabel,
  /** Absolute. */
  folder: z.string(),
  status: summaryStatus,
  /** Where training is, and the share of the run's steps that are done, from 0 to 1. */
  progress: z.object({ ...runPoint.shape, steps: z.int(), fraction: z.number() }).nullable(),
  /** What goes on outside of steps, such as reading a data set. */
  task: z.object({ task: z.string(), done: z.int(), total: z.int() }).nullable(),
  device: z.enum(['cpu', 'gpu']).nullable(),
  /** Of the training set, in percent: what was ordered until the data set is opened, null where that has no such ratios. */
  conflictPercent: z.number().nullable(),
  metrics: runMetrics,
  /** Milliseconds since 1970. */
  startedAt: z.number().nullable(),
  lastAt: z.number().nullable(),
  /** How long processes have worked on it so far, in seconds: all sessions, without pauses. */
  seconds: z.number(),
  /** Of a run that failed or crashed. */
  error: serializedError.nullable(),
});
export type RunSummary = z.infer<typeof runSummary>;

/** Whether a process works on the run, if only by waiting. */
export const isAtWork = ({ status }: Pick<RunSummary, 'status'>): boolean =>
  status === 'starting' || status === 'running' || status === 'paused';
