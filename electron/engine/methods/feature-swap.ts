// The feature-swap method (Lee et al., "Learning Debiased Representation via Disentangled Feature Augmentation", NeurIPS
// 2021): two encoders, one for what is intrinsic to the class and one for the bias, each with a classifier that reads both
// features; after `swap_iter` steps the biased features are swapped among the samples of a batch. The published program's
// numbers: swap_iter 10,000, λ_dis_align 10, λ_swap 1, λ_swap_align 10, q and α 0.7.

import { RandomStream } from '../../../shared/random.ts';
import { disentangledNetwork } from '../networks/disentangled-network.ts';
import { BIASED, CLASSIFIER } from '../networks/paired-network.ts';
import { initialValues } from '../nn/network-state.ts';
import { featureSwapObjective } from '../objectives/feature-swap-objective.ts';
import { RelativeDifficulty } from '../objectives/relative-difficulty.ts';
import { prefixed, pretrainedValues } from '../stages/initial-weights.ts';
import { networkOf, type RunContext, randomFor } from '../stages/run-context.ts';
import { EpochSampler } from '../stages/sampler.ts';
import { trainNetwork } from '../stages/training.ts';
import type { Method } from './method.ts';

export const featureSwap: Method = [{ name: 'training', run: trainDisentangled }];

/** Leaves `trained`: both encoders, as the classifier reads both features. */
async function trainDisentangled(context: RunContext): Promise<void> {
  const { configuration, dataset } = context;
  const network = disentangledNetwork(networkOf(context));
  const pretrained = await pretrainedValues(context);
  const difficulty = new RelativeDifficulty(dataset.train.classLabels, configuration.ema_alpha);
  await trainNetwork(context, {
    network,
    values: new Map([
      ...initialValues(network.parameters, randomFor(context, 'initial weights of the disentangled network')),
      ...prefixed(CLASSIFIER, pretrained),
      ...prefixed(BIASED, pretrained),
    ]),
    sampler: new EpochSampler(dataset.train.count, randomFor(context, 'batches for training')),
    objective: featureSwapObjective(difficulty, {
      q: configuration.gce_q,
      lambdaDisAlign: configuration.lambda_dis_align,
      lambdaSwap: configuration.lambda_swap,
      lambdaSwapAlign: configuration.lambda_swap_align,
      swapIter: configuration.swap_iter,
      permutation: (step, count) => permutation(configuration.seed, step, count),
    }),
    tables: difficulty.tables,
  });
}

/** A pure function of seed and step: a resumed run swaps as one that never stopped. */
const permutation = (seed: number, step: number, count: number): Int32Array =>
  RandomStream.for(seed, `swap of step ${step}`).permutation(count);
