// What host and engine process say to each other. The engine speaks only in these messages.
import { z } from 'zod';
import { configuration } from './configuration.ts';
import { serializedError } from './errors.ts';
import { reportOrder } from './evaluation-report.ts';
import { runEvent, runPoint, stageName } from './events.ts';
import { exportOrder } from './export-order.ts';
import { runTimings } from './run-estimate.ts';
import { runRecord } from './run-record.ts';
import { splitName } from './thumbnail-address.ts';

const roots = { runtime: z.string(), trainRoot: z.string(), testRoot: z.string() };

/** Train the run in `folder` (made by the host, run.json inside) from its last checkpoint, or from the start. */
const train = z.object({
  type: z.literal('train'),
  folder: z.string(),
  configuration,
  /** Folder that keeps downloaded weights. */
  weightsCache: z.string(),
  ...roots,
});
/** Evaluate the network of a run that counts, or one checkpoint, on a split of its data. */
const evaluate = z.object({
  type: z.literal('evaluate'),
  folder: z.string(),
  configuration,
  split: splitName,
  checkpoint: z.string().optional(),
  /** Write a report, too: the features of so many images, laid out by this method. */
  report: reportOrder.optional(),
  ...roots,
});
/** Time some steps of each stage from `from` on (null: of all) of a run that is not there; `folder` is a passing one. */
const probe = z.object({
  type: z.literal('probe'),
  folder: z.string(),
  configuration,
  from: stageName.nullable(),
  ...roots,
});
/**
 * Write the network of a finished run that counts, or one checkpoint of any run, to `out`, an absolute path where nothing is
 * yet, and check what was written.
 */
const exportNetwork = z.object({
  type: z.literal('export'),
  folder: z.string(),
  configuration,
  record: runRecord,
  /** Relative to the run's folder. */
  checkpoint: z.string().optional(),
  order: exportOrder,
  out: z.string(),
  /** Of this program. */
  version: z.string(),
  ...roots,
});
/** Make a finished run of the weights in `file`, absolute: checkpoints and events go into `folder`, which is to be run `id`'s. */
const importWeights = z.object({
  type: z.literal('import'),
  folder: z.string(),
  id: z.string(),
  configuration,
  file: z.string(),
  ...roots,
});
const pause = z.object({ type: z.literal('pause') });
const proceed = z.object({ type: z.literal('continue') });
/** Save a checkpoint at the end of the current step and leave. */
const stop = z.object({ type: z.literal('stop') });

export const hostMessage = z.discriminatedUnion('type', [
  train,
  evaluate,
  probe,
  exportNetwork,
  importWeights,
  pause,
  proceed,
  stop,
]);
export type HostMessage = z.infer<typeof hostMessage>;
export type TrainRequest = z.infer<typeof train>;
export type EvaluateRequest = z.infer<typeof evaluate>;
export type ProbeRequest = z.infer<typeof probe>;
export type ExportRequest = z.infer<typeof exportNetwork>;
export type ImportRequest = z.infer<typeof importWeights>;
/** What an engine process can be started for. */
export type JobRequest = TrainRequest | EvaluateRequest | ProbeRequest | ExportRequest | ImportRequest;

export const engineMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('event'), event: runEvent }),
  /** Where training is, a few times a second: for a progress bar, and stored nowhere. */
  z.object({ type: z.literal('step'), point: runPoint }),
  /** What a probe measured. */
  z.object({ type: z.literal('timed'), timings: runTimings }),
  /** The work ended: finished, stopped on request, or not possible. Nothing follows. */
  z.object({
    type: z.literal('ended'),
    how: z.enum(['finished', 'interrupted', 'failed']),
    error: serializedError.optional(),
  }),
]);
export type EngineMessage = z.infer<typeof engineMessage>;
