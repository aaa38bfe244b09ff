// Columns of made-up samples.
import { RandomStream } from '../../../shared/random.ts';
import { emptyColumns, type SampleColumns } from '../../../shared/sample-columns.ts';

/** So many samples of 10 classes and 10 bias labels, one in twenty conflicting; mined where the score exceeds 0.8. */
export function madeColumns(count: number, seed = 1): SampleColumns {
  const random = RandomStream.for(seed, 'made-up samples');
  const columns = emptyColumns(count);
  for (let i = 0; i < count; i++) {
    const label = random.below(10);
    const conflicts = random.below(20) === 0;
    const bias = conflicts ? (label + 1 + random.below(9)) % 10 : label;
    const score = Math.round(1e5 * (conflicts ? Math.sqrt(random.uniform()) : random.uniform() ** 4)) / 1e5;
    columns.images[i] = i;
    columns.classes[i] = label;
    columns.biases[i] = bias;
    columns.conflicting[i] = conflicts ? 1 : 0;
    columns.scores[i] = score;
    columns.labelProbabilities[i] = 1 - score;
    columns.mined[i] = score > 0.8 ? 1 : 0;
    columns.biasedPredictions[i] = random.below(10) === 0 ? label : bias;
    columns.predictions[i] = random.below(15) === 0 ? bias : label;
  }
  return columns;
}
