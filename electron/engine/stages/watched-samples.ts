// The few test samples that a run is watched by: the same at each evaluation, aligned and conflicting ones.
import type { Samples } from '../../../dataset/samples.ts';
import type { EventOf, RunPoint } from '../../../shared/events.ts';
import type { RandomStream } from '../../../shared/random.ts';
import type { Classification } from './classification.ts';

/** Of each kind; where it is unknown which conflict, twice as many of all. */
const OF_EACH = 12;

/** Digits of a probability that a view shows. */
const PRECISION = 1e4;

/** Pure but for the stream: indices of the samples, aligned ones first, each kind ascending. */
export function watchedSamples(
  { count, conflicting }: Pick<Samples, 'count' | 'conflicting'>,
  random: RandomStream,
): number[] {
  const all = Array.from({ length: count }, (_, index) => index);
  if (conflicting === null) return some(all, 2 * OF_EACH, random);
  const of = (kind: number): number[] => all.filter((index) => conflicting[index] === kind);
  return [...some(of(0), OF_EACH, random), ...some(of(1), OF_EACH, random)];
}

/** So many of them, or all, without repetition. */
function some(indices: number[], wanted: number, random: RandomStream): number[] {
  const length = Math.min(wanted, indices.length);
  for (let place = 0; place < length; place++) {
    const other = place + random.below(indices.length - place);
    [indices[place], indices[other]] = [indices[other] ?? 0, indices[place] ?? 0];
  }
  return indices.slice(0, length).sort((one, other) => one - other);
}

/** What a network says of them. */
export function samplePredictions(
  point: RunPoint,
  samples: Pick<Samples, 'split' | 'classLabels' | 'biasLabels' | 'conflicting'>,
  indices: readonly number[],
  { predictions, labelProbabilities }: Classification,
): Omit<EventOf<'sample-predictions'>, 'at'> {
  const { biasLabels } = samples;
  return {
    type: 'sample-predictions',
    ...point,
    split: 'test',
    indices: [...indices],
    classes: indices.map((index) => samples.classLabels[index] ?? 0),
    biases: biasLabels === null ? null : indices.map((index) => biasLabels[index] ?? 0),
    predictions: indices.map((index) => predictions[index] ?? 0),
    labelProbabilities: indices.map((index) => Math.round((labelProbabilities[index] ?? 0) * PRECISION) / PRECISION),
  };
}
