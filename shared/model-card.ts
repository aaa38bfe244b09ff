// What stands beside an exported network: where it comes from, how good it is, what was checked.
import { z } from 'zod';
import { groupCounts, miningQuality, stageName } from './events.ts';
import { exportOrder } from './export-order.ts';
import { networkNames } from './network-names.ts';

/** Version of the stored form; a reader upgrades older ones and refuses newer ones. */
export const CARD_FORMAT = 1;

/** Names of the files beside an exported network, one for programs and one for people. */
export const CARD_FILE = 'model-card.json';
export const CARD_TEXT_FILE = 'README.md';

/** Folder in a run's folder that holds its exports, each in a folder of its own. */
export const EXPORTS_FOLDER = 'exports';

const count = z.int().nonnegative();
const fraction = z.number().min(0).max(1);

/** Of one image: multiply-adds by all weights, and by those that are not 0. */
export const layerCost = z.object({ layer: z.string(), weights: count, kept: count, dense: count, effective: count });
export type LayerCost = z.infer<typeof layerCost>;

/** Milliseconds for one batch: the median of some calls in ONNX Runtime on one thread of the processor. */
const latency = z.object({ batch: count, milliseconds: z.number().nonnegative() });
export type Latency = z.infer<typeof latency>;

/** What one form of the network costs. */
const cost = z.object({ layers: z.array(layerCost), latency: z.array(latency) });
export type Cost = z.infer<typeof cost>;

export const fileSize = z.object({ file: z.string(), bytes: count, zipped: count });
export type FileSize = z.infer<typeof fileSize>;

/** What the exported files say, against what the engine says of the same images. */
export const verification = z.object({
  /** What read the files. */
  consumer: z.string(),
  /** `random` where the data set is not there. */
  images: z.enum(['test', 'random']),
  /** Images whose logits were compared. */
  compared: count,
  maxAbsDifference: z.number().nonnegative(),
  /** Null where values are rounded on purpose: no bound is promised. */
  tolerance: z.number().positive().nullable(),
  /** Share of the images that get the same class from both. */
  agreement: fraction,
  /** On the whole test set; null where the data set is not there. */
  groups: z.object({ engine: groupCounts, exported: groupCounts }).nullable(),
  /** What could not be checked, and why. */
  lacks: z.array(z.string()),
});
export type Verification = z.infer<typeof verification>;

export const modelCard = z.object({
  format: z.literal(CARD_FORMAT),
  /** ISO 8601, UTC. */
  exportedAt: z.iso.datetime(),
  order: exportOrder,
  run: z.object({
    id: z.string(),
    createdAt: z.string(),
    /** The file that an imported run was read from. */
    imported: z.string().nullable(),
    method: z.string(),
    preset: z.string().nullable(),
    seed: z.int(),
    configuration: z.record(z.string(), z.json()),
    versions: z.record(z.string(), z.string()),
  }),
  network: z.object({
    name: z.enum(networkNames),
    stage: stageName,
    steps: count,
    checkpoint: z.string(),
    masked: z.boolean(),
    /** What it began from; null for random values or where that is unknown. */
    pretrained: z.string().nullable(),
  }),
  input: z.object({
    channels: count,
    height: count,
    width: count,
    /** Inside the graph of ONNX and TensorFlow.js; to be applied by whoever loads the weights alone. */
    normalisation: z.object({ mean: z.array(z.number()), std: z.array(z.number()) }).nullable(),
  }),
  data: z.object({
    name: z.string(),
    conflictPercent: z.number().nullable(),
    classes: z.array(z.string()),
    biases: z.array(z.string()).nullable(),
    aligned: z.array(z.array(z.boolean())).nullable(),
    counts: z.object({ train: count, valid: count, test: count }).nullable(),
  }),
  /** As the run measured them; null where it did not. */
  results: z.object({
    test: groupCounts.nullable(),
    mined: miningQuality.nullable(),
    layers: z.array(z.object({ layer: z.string(), kept: count, total: count })),
  }),
  files: z.array(fileSize),
  cost: z.object({
    /** All weights as safetensors: what the exported files compare with. */
    before: fileSize,
    /** The network with all of its weights. */
    dense: cost,
    /** The same under its mask. */
    masked: cost,
    /** As it was exported, where that is another graph. */
    exported: cost.nullable(),
    /**
     * Output channels of all layers, how many of them are dead, and how many of those were removed: convolutions keep a
     * multiple of so many channels as inference engines put together.
     */
    channels: z.object({ total: count, dead: count, removed: count }).nullable(),
  }),
  verification,
});
export type ModelCard = z.infer<typeof modelCard>;
