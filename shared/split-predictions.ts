// What a run's network says of every sample of a split, as its predictions.json keeps it.
import { z } from 'zod';
import { reportFolder } from './evaluation-report.ts';
import { runPoint } from './events.ts';
import { type SplitName, splitName } from './thumbnail-address.ts';

/** Version of the stored form; a reader upgrades older ones and refuses newer ones. */
export const PREDICTIONS_FORMAT = 1;

/** Path in a run's folder. */
export const predictionsFile = (split: SplitName): string => `${reportFolder(split)}/predictions.json`;

/** Digits of a probability that are kept. */
const PRECISION = 1e4;

const labels = z.array(z.int().nonnegative());

/** Columns of one length, one entry for each sample in the split's order. */
export const splitPredictions = z
  .object({
    format: z.literal(PREDICTIONS_FORMAT),
    split: splitName,
    /** The network that counted then. */
    point: runPoint,
    /** `samplesDigest` of the split then: predictions are comparable where it is the same. */
    samples: z.string(),
    classes: labels,
    predictions: labels,
    /** p_label: the probability of the sample's own class, four digits of it. */
    labelProbabilities: z.array(z.number().min(0).max(1)),
  })
  .refine(
    ({ classes, predictions, labelProbabilities }) =>
      classes.length === predictions.length && classes.length === labelProbabilities.length,
    'its columns differ in length',
  );
export type SplitPredictions = z.infer<typeof splitPredictions>;

/** Pure: the stored form of columns as the engine has them. */
export function storedPredictions({
  split,
  point,
  samples,
  ...columns
}: Pick<SplitPredictions, 'split' | 'point' | 'samples'> &
  Readonly<Record<'classes' | 'predictions' | 'labelProbabilities', Iterable<number>>>): SplitPredictions {
  return {
    ...{ format: PREDICTIONS_FORMAT, split, point, samples },
    classes: [...columns.classes],
    predictions: [...columns.predictions],
    labelProbabilities: Array.from(columns.labelProbabilities, (p) => Math.round(p * PRECISION) / PRECISION),
  };
}
