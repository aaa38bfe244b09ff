// Which image goes into which split with which bias label: the protocol of the published Colored MNIST.
import { RandomStream } from '../../shared/random.ts';

/** Conflicting images among the published sets' 55,000 training images, by conflict ratio in percent. */
export const PUBLISHED_CONFLICTS: ReadonlyMap<number, number> = new Map([
  [0.5, 249],
  [1, 491],
  [2, 986],
  [5, 2449],
]);
const PUBLISHED_TRAINING = 55_000;
const PUBLISHED_VALIDATION = 5_000;

/** Images of one split: index in the raw file and bias label, in order of index. */
export interface AssignedSplit {
  readonly sources: Int32Array;
  readonly biasLabels: Uint8Array;
}

export interface Assignment {
  readonly train: AssignedSplit;
  readonly valid: AssignedSplit;
}

/** A label other than `label`, uniformly out of `biases`. */
function otherThan(label: number, biases: number, random: RandomStream): number {
  const drawn = random.below(biases - 1);
  return drawn < label ? drawn : drawn + 1;
}

/** Gives `conflicts` images of the split, chosen uniformly, another bias label; the others that of their class. */
function assign(
  sources: Int32Array,
  labels: Uint8Array,
  conflicts: number,
  biases: number,
  random: RandomStream,
): AssignedSplit {
  const biasLabels = Uint8Array.from(sources, (source) => labels[source] ?? 0);
  for (const position of random.permutation(sources.length).subarray(0, conflicts)) {
    biasLabels[position] = otherThan(biasLabels[position] ?? 0, biases, random);
  }
  return { sources, biasLabels };
}

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
    return assign(sources.toSorted(), labels, conflicts, biases, RandomStream.for(seed, purpose));
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
