// What Group DRO minimises (Sagawa et al., ICLR 2020): Σ q_g L_g, the groups' mean losses by weights that follow the worst.
import type { Objective } from '../stages/training-step.ts';
import { weightedCrossEntropy } from './cross-entropy.ts';
import type { GroupWeights } from './group-weights.ts';
import { lossesOf, sumOfWeighted } from './host-weights.ts';
import type { TracedBatch } from './stage-objectives.ts';

/** `groups` [training samples]: the group of each. */
export function groupDroObjective(weights: GroupWeights, groups: Int32Array): Objective<TracedBatch> {
  return ({ tape, logits }, { labels, indices }) => {
    const ofBatch = indices.map((sample) => groups[sample] ?? 0);
    const weigh = sumOfWeighted(weights.weigh(ofBatch, lossesOf({ logits, labels })));
    return new Map([['main', { value: weightedCrossEntropy(tape, { logits, labels }, weigh), weight: 1 }]]);
  };
}
