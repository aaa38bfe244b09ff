// What an evaluation looks into besides accuracy, as its report.json keeps it.
import { z } from 'zod';
import { runPoint } from './events.ts';
import { splitName } from './thumbnail-address.ts';

/** Version of the stored form; a reader upgrades older ones and refuses newer ones. */
export const REPORT_FORMAT = 2;

/** Folder in a run's folder that holds a split's report and pictures. */
export const reportFolder = (split: string): string => `evaluation/${split}`;
export const REPORT_FILE = 'report.json';

/** How features are laid out in the plane: t-SNE with perplexity 20 as the paper's, UMAP, or not at all. */
export const embeddingMethod = z.enum(['tsne', 'umap', 'none']);
export type EmbeddingMethod = z.infer<typeof embeddingMethod>;

/** What a report is asked to look into. Time grows with the square of the images: 1,000 take some seconds. */
export const reportOrder = z.object({ images: z.int().min(1).max(10_000), embedding: embeddingMethod });
export type ReportOrder = z.infer<typeof reportOrder>;

const count = z.int().nonnegative();
const fraction = z.number().min(0).max(1);

const calibration = z.object({
  error: fraction.nullable(),
  bins: z.array(
    z.object({ low: fraction, high: fraction, count, confidence: fraction.nullable(), accuracy: fraction.nullable() }),
  ),
});

/** Columns of one length, one entry for each sample that was looked into, in the split's order. */
const sampleColumns = z.object({
  /** Which samples of the split; null in reports of format 1. */
  indices: z.array(count).nullable().default(null),
  /** Path below the data root. */
  paths: z.array(z.string()),
  classes: z.array(count),
  /** Null where bias labels are unknown. */
  biases: z.array(count).nullable(),
  predictions: z.array(count),
  /** Penultimate features, what the last layer reads. */
  features: z.array(z.array(z.number())),
  /** Where each sample is in the plane; empty where the method is `none`. */
  positions: z.array(z.tuple([z.number(), z.number()])),
});

export const evaluationReport = z.object({
  format: z.literal([1, REPORT_FORMAT]),
  run: z.string(),
  split: splitName,
  /** Samples of the split, and their `samplesDigest`; null in reports of format 1. */
  count: count.nullable().default(null),
  samples: z.string().nullable().default(null),
  /** The network: after so many steps of its stage. */
  point: runPoint,
  classNames: z.array(z.string()),
  biasNames: z.array(z.string()).nullable(),
  /** Images of each class [rows] that are taken for each class [columns]. */
  confusion: z.array(z.array(count)),
  calibration,
  embedding: embeddingMethod,
  sample: sampleColumns,
});
export type EvaluationReport = z.infer<typeof evaluationReport>;
