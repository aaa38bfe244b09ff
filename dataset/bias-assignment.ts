// Which images of a set that is to be built get which bias label.
import type { RandomStream } from '../shared/random.ts';

/** Images of one split: index in the raw data and bias label, in order of index. */
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

/**
 * Gives `conflicts` images of `sources`, chosen uniformly, another bias label; the others that of their class. Fewer
 * conflicts under the same random numbers fall on some of the same images. `labels` are those of the raw data.
 */
export function assignConflicts(
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
