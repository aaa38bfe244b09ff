// The average accuracy, by each of the weightings that papers use: a number of one kind is not to be held against another.
import type { GroupCounts } from './events.ts';
import { accuracyMatrix, isByClass, totalAccuracy } from './group-accuracy.ts';

/**
 * `samples`: each sample counts alike. `groups`: each group that holds samples. `training-shares`: each group as often as
 * training samples are of it, as papers on Waterbirds report.
 */
export type Weighting = 'samples' | 'groups' | 'training-shares';

export const weightingText: Readonly<Record<Weighting, string>> = {
  samples: 'over samples',
  groups: 'over groups',
  'training-shares': "by the training set's group shares",
};

/**
 * A fraction from 0 to 1. Null where nothing can be averaged, groups are unknown, or `training` (samples of each group, [classes, biases]) is
 * needed and not known. Groups without samples in `counts` count for nothing: the others' weights are scaled up.
 */
export function averageAccuracy(
  counts: GroupCounts,
  weighting: Weighting,
  training: GroupCounts['total'] | null = null,
): number | null {
  if (weighting === 'samples') return totalAccuracy(counts);
  if (isByClass(counts) || (weighting === 'training-shares' && training === null)) return null;
  let sum = 0;
  let weights = 0;
  for (const [label, row] of accuracyMatrix(counts).entries()) {
    for (const [bias, accuracy] of row.entries()) {
      if (accuracy === null) continue;
      const weight = weighting === 'groups' ? 1 : (training?.[label]?.[bias] ?? 0);
      sum += weight * accuracy;
      weights += weight;
    }
  }
  return weights === 0 ? null : sum / weights;
}
