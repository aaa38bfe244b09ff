// LfF, Learning from Failure (Nam et al., NeurIPS 2020): a biased network is trained by GCE (q 0.7) beside the classifier,
// whose samples are weighed by how much harder they are for the biased one (running averages of losses, α 0.7).

import { BIASED, CLASSIFIER, pairedNetwork } from '../networks/paired-network.ts';
import { lffObjective } from '../objectives/lff-objective.ts';
import { RelativeDifficulty } from '../objectives/relative-difficulty.ts';
import { firstValuesOfBiased, prefixed } from '../stages/initial-weights.ts';
import { networkOf, type RunContext, randomFor, saveNetwork } from '../stages/run-context.ts';
import { EpochSampler } from '../stages/sampler.ts';
import { initialClassifier, trainNetwork } from '../stages/training.ts';
import type { Method } from './method.ts';

export const lff: Method = [{ name: 'training', run: trainPair }];

/** Leaves `trained`, the classifier alone, and `biased`. */
async function trainPair(context: RunContext): Promise<void> {
  const { configuration, dataset } = context;
  const single = networkOf(context);
  const difficulty = new RelativeDifficulty(dataset.train.classLabels, configuration.ema_alpha);
  await trainNetwork(context, {
    network: pairedNetwork(single),
    values: new Map([
      ...prefixed(CLASSIFIER, await initialClassifier(context)),
      ...prefixed(BIASED, await firstValuesOfBiased(context)),
    ]),
    sampler: new EpochSampler(dataset.train.count, randomFor(context, 'batches for training')),
    objective: lffObjective(difficulty, configuration.gce_q),
    tables: difficulty.tables,
    result: (state) => state.part(single, CLASSIFIER),
    whenDone: (point, state) =>
      saveNetwork(context, 'biased', { ...point, network: 'biased' }, state.part(single, BIASED)),
  });
}
