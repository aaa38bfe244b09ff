// The group of each training sample, for the methods that know the bias.
import type { Samples } from '../../../dataset/samples.ts';

export interface SampleGroups {
  /** Group of each sample [count]: class · biases + bias. */
  readonly of: Int32Array;
  /** Samples of each group [classes · biases]. */
  readonly sizes: Int32Array;
}

/** Pure. Throws an Error where bias labels are unknown: data checks refuse that before. */
export function sampleGroups(
  { count, classLabels, biasLabels }: Samples,
  classes: number,
  biases: number,
): SampleGroups {
  if (biasLabels === null) throw new Error('groups of samples without bias labels');
  const of = Int32Array.from({ length: count }, (_, i) => (classLabels[i] ?? 0) * biases + (biasLabels[i] ?? 0));
  const sizes = new Int32Array(classes * biases);
  for (const group of of) sizes[group] = (sizes[group] ?? 0) + 1;
  return { of, sizes };
}
