// Which image goes into which split with which bias label: the protocol of the published Colored MNIST.
import { RandomStream } from '../../shared/random.ts';
import { type AssignedSplit, type Assignment, assignConflicts } from '../bias-assignment.ts';

/** Conflicting images among the published sets' 55,000 training images, by conflict ratio in percent. */
export const PUBLISHED_CONFLICTS: ReadonlyMap<number, number> = new Map([
  [0.5, 249],
  [1, 491],
  [2, 986],
  [5, 2449],
]);
const PUBLISHED_TRAINING = 55_000;
const PUBLISHED_VALIDATION = 5_000;

/**
 * Splits the raw training images 11:1 and makes the published share of each part conflict. Of 60,000 images 55,000 are
 * for training, of which exactly 249, 491, 986 or 2,449 conflict (0.5, 1, 2, 5 %); of another number the same fractions,
 * rounded. The validation images are drawn like the training images, so the same fraction of them conflicts. Which
 * images are for validation depends on the seed alone, and the conflicting images of a lower ratio conflict in a higher
 * one too.
 */
export function assignTraining(labels: Uint8Array, conflictPercent: number, biases: number, seed: number): Assignment {
  const published = PUBLISHED_CONFLICTS.get(conflictPercent);
  if (published === undefined) {
    throw new RangeError(`no published count for a conflict ratio of ${conflictPercent} %`);
  }
  const order = RandomStream.for(seed, 'split').permutation(labels.length);
  const validation = Math.round((labels.length * PUBLISHED_VALIDATION) / (PUBLISHED_TRAINING + PUBLISHED_VALIDATION));
  const part = (sources: Int32Array, purpose: string): AssignedSplit => {
    const conflicts = Math.round((sources.length * published) / PUBLISHED_TRAINING);
    return assignConflicts(sources.toSorted(), labels, conflicts, biases, RandomStream.for(seed, purpose));
  };
  return {
    train: part(order.subarray(validation), 'train/bias'),
    valid: part(order.subarray(0, validation), 'valid/bias'),
  };
}

/** Any bias label for each of `count` test images, uniformly and whatever its class. */
export function assignTest(count: number, biases: number, seed: number): AssignedSplit {
  const random = RandomStream.for(seed, 'test/bias');
  return {
    sources: Int32Array.from({ length: count }, (_, index) => index),
    biasLabels: Uint8Array.from({ length: count }, () => random.below(biases)),
  };
}
