// What a run says of itself: the events that the engine emits, each appended to the run's events.jsonl.
import { z } from 'zod';
import { serializedError } from './errors.ts';
import { networkNames } from './network-names.ts';

/** Version of the stored form; a reader upgrades older ones and refuses newer ones. */
export const EVENTS_FORMAT = 2;

/**
 * All stages, in an order that every method keeps to. A method has some of them: DCWP its four, one that does not prune
 * trains its classifier in `training`. Which, `methods` says.
 */
export const stageName = z.enum(['pretraining', 'mining', 'training', 'pruning', 'retraining']);
export type StageName = z.infer<typeof stageName>;

/** Which network a stage trains, in order: the one that leans on the shortcut, then the one that is pruned. */
export const networkRole = z.enum(['biased', 'classifier']);
export type NetworkRole = z.infer<typeof networkRole>;

const count = z.int().nonnegative();
/** Names the point in a run: `step` optimizer steps of this stage, with this network, are done. */
const point = { stage: stageName, network: networkRole, step: count };
export const runPoint = z.object(point);
export type RunPoint = z.infer<typeof runPoint>;
const countMatrix = z.array(z.array(count));

/**
 * One group matrix: rows are classes, columns bias labels (at least two). Where the split's bias labels are unknown, there
 * is one column, of all samples of the class.
 */
export const groupCounts = z.object({ total: countMatrix, correct: countMatrix });
export type GroupCounts = z.infer<typeof groupCounts>;

/**
 * How good a mined set is. Precision is null where nothing was mined, recall where nothing conflicts, both where it is
 * unknown which samples conflict.
 */
export const miningQuality = z.object({
  size: count,
  of: count,
  precision: z.number().min(0).max(1).nullable(),
  recall: z.number().min(0).max(1).nullable(),
});

const layerKept = z.object({ layer: z.string(), kept: count, total: count });
export type LayerKept = z.infer<typeof layerKept>;

const started = z.object({
  type: z.literal('run-started'),
  format: z.literal(EVENTS_FORMAT),
  id: z.string(),
  device: z.enum(['cpu', 'gpu']),
  tensorflow: z.string(),
});
/** What the network is trained and evaluated on. Each time the data are opened it is said again. */
const dataOpened = z.object({
  type: z.literal('data-opened'),
  name: z.string(),
  /** In percent; null where the set has no such ratio. */
  conflictPercent: z.number().nullable(),
  /** Names, in the order of labels. */
  classes: z.array(z.string()),
  /** Null where no sample has a bias label. */
  biases: z.array(z.string()).nullable(),
  /** Which groups are aligned [classes, biases]; null where that is unknown. */
  aligned: z.array(z.array(z.boolean())).nullable(),
  /** What the network sees of an image. */
  shape: z.object({ height: count, width: count, channels: count }),
  counts: z.object({ train: count, valid: count, test: count }),
  /** Training samples of each group [classes, biases]; null where their bias labels are unknown. */
  trainingGroups: countMatrix.nullable().default(null),
});
/** The run goes on from a checkpoint: what came after this point is trained again and is to be dropped by a reader. */
const resumed = z.object({ type: z.literal('run-resumed'), ...point });
/**
 * The classifier's first values were made. `weights` and `maskable` count numbers; `pretrained` is the file of weights that
 * it began from, null where it starts from scratch.
 */
const networkMade = z.object({
  type: z.literal('network-made'),
  network: z.enum(networkNames),
  weights: count,
  maskable: count,
  pretrained: z.string().nullable(),
});
const stageStarted = z.object({ type: z.literal('stage-started'), ...point, steps: count });
const stageFinished = z.object({ type: z.literal('stage-finished'), ...point, seconds: z.number().nonnegative() });
/** Means over the steps since the last report. `parts` are terms before their weights: main, sparse, contrastive. */
const losses = z.object({
  type: z.literal('losses'),
  ...point,
  total: z.number(),
  parts: z.record(z.string(), z.number()),
  learningRate: z.number(),
  imagesPerSecond: z.number().nonnegative(),
});
const groupAccuracy = z.object({
  type: z.literal('group-accuracy'),
  ...point,
  split: z.enum(['train', 'valid', 'test']),
  ...groupCounts.shape,
});
/** What the network says of a few test samples, the same ones throughout a run: columns of one length. */
const samplePredictions = z.object({
  type: z.literal('sample-predictions'),
  ...point,
  split: z.literal('test'),
  /** Which samples of the split. */
  indices: z.array(count),
  classes: z.array(count),
  /** Null where the split's bias labels are unknown. */
  biases: z.array(count).nullable(),
  predictions: z.array(count),
  /** p_label: the probability of the sample's own class, four digits of it. */
  labelProbabilities: z.array(z.number().min(0).max(1)),
});
const layerSparsity = z.object({ type: z.literal('layer-sparsity'), ...point, layers: z.array(layerKept) });
/** Kept weights of a layer for each pair of output and input channel, row-major; `area` weights make a pair. */
const maskHeatmap = z.object({
  type: z.literal('mask-heatmap'),
  ...point,
  layer: z.string(),
  outputs: count,
  inputs: count,
  area: count,
  /** Base64 of bytes [outputs, inputs]: kept weights of the pair scaled to 0..255. Empty where `offset` is there. */
  kept: z.string(),
  /** On the way to a page: where in the run's log the bytes are, to be asked for when they are looked at. */
  offset: count.optional(),
});
const mined = z.object({ type: z.literal('mined'), ...point, ...miningQuality.shape, final: z.boolean() });
/** The best network so far of the last stage was kept: by `rule`, whose accuracy on the validation set is `score`. */
const modelSelected = z.object({
  type: z.literal('model-selected'),
  ...point,
  rule: z.enum(['worst-group', 'conflict']),
  score: z.number().min(0).max(1),
});
const checkpointWritten = z.object({ type: z.literal('checkpoint-written'), ...point, file: z.string() });
/** `tensors` and `tensorBytes` as TensorFlow.js counts them, `residentBytes` of the engine's process. */
const memory = z.object({
  type: z.literal('memory'),
  ...point,
  tensors: count,
  tensorBytes: count,
  residentBytes: count,
});
const warning = z.object({ type: z.literal('warning'), code: z.string(), message: z.string(), remedy: z.string() });
const progress = z.object({
  type: z.literal('progress'),
  task: z.string(),
  done: count,
  total: count,
});
const paused = z.object({ type: z.literal('run-paused'), ...point });
const continued = z.object({ type: z.literal('run-continued'), ...point });
/** Stopped on request; `dcwp resume` goes on from here. */
const interrupted = z.object({ type: z.literal('run-interrupted'), ...point });
const finished = z.object({ type: z.literal('run-finished'), seconds: z.number().nonnegative() });
const failed = z.object({ type: z.literal('run-failed'), error: serializedError });

export const runEventBody = z.discriminatedUnion('type', [
  started,
  dataOpened,
  resumed,
  networkMade,
  stageStarted,
  stageFinished,
  losses,
  groupAccuracy,
  samplePredictions,
  layerSparsity,
  maskHeatmap,
  mined,
  modelSelected,
  checkpointWritten,
  memory,
  warning,
  progress,
  paused,
  continued,
  interrupted,
  finished,
  failed,
]);
export type RunEventBody = z.infer<typeof runEventBody>;

const stamp = { at: z.number() };
/**
 * An event as it is stored: `at` in milliseconds since 1970. Not an intersection of the two: that took four times as long for
 * the first 20,000 of them.
 */
export const runEvent = z.discriminatedUnion('type', [
  started.extend(stamp),
  dataOpened.extend(stamp),
  resumed.extend(stamp),
  networkMade.extend(stamp),
  stageStarted.extend(stamp),
  stageFinished.extend(stamp),
  losses.extend(stamp),
  groupAccuracy.extend(stamp),
  samplePredictions.extend(stamp),
  layerSparsity.extend(stamp),
  maskHeatmap.extend(stamp),
  mined.extend(stamp),
  modelSelected.extend(stamp),
  checkpointWritten.extend(stamp),
  memory.extend(stamp),
  warning.extend(stamp),
  progress.extend(stamp),
  paused.extend(stamp),
  continued.extend(stamp),
  interrupted.extend(stamp),
  finished.extend(stamp),
  failed.extend(stamp),
]);
export type RunEvent = z.infer<typeof runEvent>;

/** The event of one type. */
export type EventOf<Type extends RunEventBody['type']> = Extract<RunEvent, { type: Type }>;
