// Which image goes into which split with which bias label: the protocol of the published Corrupted CIFAR-10.
import { RandomStream } from '../../shared/random.ts';
import { type AssignedSplit, type Assignment, assignConflicts } from '../bias-assignment.ts';

/** Training images of the published sets, by conflict ratio in percent. */
export const PUBLISHED_COUNTS: ReadonlyMap<number, { readonly aligned: number; readonly conflicting: number }> =
  new Map([
    [0.5, { aligned: 44_832, conflicting: 228 }],
    [1, { aligned: 44_527, conflicting: 442 }],
    [2, { aligned: 44_145, conflicting: 887 }],
    [5, { aligned: 42_820, conflicting: 2242 }],
  ]);
/** Training images of CIFAR-10, of which each set takes some nine tenths for training. */
const PUBLISHED_IMAGES = 50_000;

/**
 * Splits the raw training images and makes some conflict. Of 50,000 there are as many aligned and as many conflicting training images
 * as in the published set of the ratio, whose totals differ (45,060, 44,969, 45,032, 45,062); the other 4,938 to 5,031
 * are for validation, and over both parts exactly 0.5, 1, 2 or 5 % conflict (in validation 22, 58, 113, 258). Of another number the same
 * fractions, rounded. Which images are for validation depends on the seed and, as their number does, on the ratio: a smaller
 * validation split is part of a larger one of that seed.
 */
export function assignTraining(labels: Uint8Array, conflictPercent: number, biases: number, seed: number): Assignment {
  const published = PUBLISHED_COUNTS.get(conflictPercent);
  if (published === undefined) {
    throw new RangeError(`no published count for a conflict ratio of ${conflictPercent} %`);
  }
  const share = labels.length / PUBLISHED_IMAGES;
  const training = Math.round((published.aligned + published.conflicting) * share);
  const conflicting = Math.round(published.conflicting * share);
  const order = RandomStream.for(seed, 'split').permutation(labels.length);
  const part = (sources: Int32Array, conflicts: number, purpose: string): AssignedSplit =>
    assignConflicts(sources.toSorted(), labels, conflicts, biases, RandomStream.for(seed, purpose));
  const conflictingInAll = Math.round((labels.length * conflictPercent) / 100);
  const validation = labels.length - training;
  return {
    train: part(order.subarray(validation), conflicting, 'train/bias'),
    valid: part(order.subarray(0, validation), Math.max(0, conflictingInAll - conflicting), 'valid/bias'),
  };
}

/** The test split is unbiased: in each class every bias label is as frequent, but for a remainder of one. */
export function assignTest(labels: Uint8Array, biases: number, seed: number): AssignedSplit {
  const next = new Map<number, number>();
  const biasLabels = new Uint8Array(labels.length);
  for (const source of RandomStream.for(seed, 'test/bias').permutation(labels.length)) {
    const label = labels[source] ?? 0;
    const turn = next.get(label) ?? 0;
    biasLabels[source] = turn % biases;
    next.set(label, turn + 1);
  }
  return { sources: Int32Array.from(labels, (_, index) => index), biasLabels };
}
