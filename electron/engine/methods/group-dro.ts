// Group DRO (Sagawa et al., "Distributionally Robust Neural Networks for Group Shifts", ICLR 2020), which knows each
// training sample's group: minimises the groups' losses by weights q that follow the worst (η_q 0.01), over batches in which
// all groups are alike, as in the paper's experiments. An upper bound for methods that do not know the bias.

import { groupDroObjective } from '../objectives/group-dro-objective.ts';
import { GroupWeights } from '../objectives/group-weights.ts';
import { sampleGroups } from '../stages/groups.ts';
import { type RunContext, randomFor } from '../stages/run-context.ts';
import { GroupSampler } from '../stages/sampler.ts';
import { trainClassifier } from '../stages/training.ts';
import type { Method } from './method.ts';

export const groupDro: Method = [{ name: 'training', run: trainByGroups }];

async function trainByGroups(context: RunContext): Promise<void> {
  const { configuration, dataset } = context;
  const groups = sampleGroups(dataset.train, dataset.classes, dataset.biasNames?.length ?? 1);
  const weights = new GroupWeights(groups.sizes, {
    stepSize: configuration.dro_step_size,
    adjustment: configuration.dro_adjustment,
  });
  await trainClassifier(context, {
    sampler: new GroupSampler(groups.of, randomFor(context, 'batches for training')),
    objective: groupDroObjective(weights, groups.of),
    tables: new Map([['groups.q', weights.q]]),
  });
}
