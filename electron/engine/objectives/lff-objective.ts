// What LfF minimises (Nam et al., NeurIPS 2020): the biased network's GCE, and the classifier's cross entropy weighed by
// relative difficulty. No gradient flows from one network to the other, nor through the weights.
import type { PairPrediction } from '../networks/paired-network.ts';
import type { Objective } from '../stages/training-step.ts';
import { generalized, weightedCrossEntropy } from './cross-entropy.ts';
import { lossesOf, meanOfWeighted } from './host-weights.ts';
import type { RelativeDifficulty } from './relative-difficulty.ts';
import type { TracedBatch } from './stage-objectives.ts';

export function lffObjective(difficulty: RelativeDifficulty, q: number): Objective<TracedBatch, PairPrediction> {
  return ({ tape, logits, biased }, { labels, indices }) => {
    const own = { logits, labels };
    const other = { logits: biased.logits, labels };
    const weights = difficulty.weigh(indices, lossesOf(other), lossesOf(own));
    return new Map([
      ['main', { value: weightedCrossEntropy(tape, own, meanOfWeighted(weights)), weight: 1 }],
      ['biased', { value: weightedCrossEntropy(tape, other, generalized(q)), weight: 1 }],
    ]);
  };
}
