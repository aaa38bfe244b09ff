// What the feature-swap method minimises (Lee et al., NeurIPS 2021, equations 2 to 4):
//   L_dis + λ_swap L_swap, L_dis = W(z) CE(C_i(z), y) + λ_dis_align GCE(C_b(z), y),
//   L_swap = W(z) CE(C_i(z_swap), y) + λ_swap_align GCE(C_b(z_swap), ỹ): z_swap has the biased feature, and ỹ the label, of
// another sample of the batch.
import { type Tensor, tensor } from '@tensorflow/tfjs-core';
import type { DisentangledPrediction, LogitParts } from '../networks/disentangled-network.ts';
import type { Objective } from '../stages/training-step.ts';
import { gather, plus, type Term } from '../tensor/layers.ts';
import type { Tape } from '../tensor/tape.ts';
import { generalized, weightedCrossEntropy } from './cross-entropy.ts';
import { lossesOf, meanOfWeighted } from './host-weights.ts';
import type { RelativeDifficulty } from './relative-difficulty.ts';
import type { TracedBatch } from './stage-objectives.ts';

export interface FeatureSwapSettings {
  /** q of GCE. */
  readonly q: number;
  readonly lambdaDisAlign: number;
  readonly lambdaSwap: number;
  readonly lambdaSwapAlign: number;
  /** Features are swapped after this step. */
  readonly swapIter: number;
  /** Which sample of a batch of `count` gives each its biased feature, at a step. */
  readonly permutation: (step: number, count: number) => Int32Array;
}

export function featureSwapObjective(
  difficulty: RelativeDifficulty,
  settings: FeatureSwapSettings,
): Objective<TracedBatch, DisentangledPrediction> {
  return ({ tape, intrinsic, biased }, { labels, classes, indices, step }) => {
    const own = { logits: plus(tape, intrinsic.own, intrinsic.cross), labels };
    const other = { logits: plus(tape, biased.own, biased.cross), labels };
    const weights = difficulty.weigh(indices, lossesOf(other), lossesOf(own));
    const weigh = meanOfWeighted(weights);
    const order = settings.permutation(step, classes.length);
    const swapped = swap(tape, { intrinsic, biased }, order);
    const swappedLabels = tensor(
      order.map((row) => classes[row] ?? 0),
      [order.length],
      'int32',
    );
    const gce = generalized(settings.q);
    const ofBiased = weightedCrossEntropy(tape, other, gce);
    const ofSwapped = weightedCrossEntropy(tape, { logits: swapped.intrinsic, labels }, weigh);
    const ofSwappedBiased = weightedCrossEntropy(tape, { logits: swapped.biased, labels: swappedLabels }, gce);
    // Reported before it counts, too.
    const lambdaSwap = step > settings.swapIter ? settings.lambdaSwap : 0;
    return new Map<string, Term>([
      ['main', { value: weightedCrossEntropy(tape, own, weigh), weight: 1 }],
      ['biased', { value: ofBiased, weight: settings.lambdaDisAlign }],
      ['swapped', { value: ofSwapped, weight: lambdaSwap }],
      ['swapped biased', { value: ofSwappedBiased, weight: lambdaSwap * settings.lambdaSwapAlign }],
    ]);
  };
}

/** The logits of both classifiers over [own intrinsic feature; another's biased feature]. */
function swap(
  tape: Tape,
  { intrinsic, biased }: { readonly intrinsic: LogitParts; readonly biased: LogitParts },
  order: Int32Array,
): { intrinsic: Tensor; biased: Tensor } {
  return {
    intrinsic: plus(tape, intrinsic.own, gather(tape, intrinsic.cross, order)),
    biased: plus(tape, gather(tape, biased.own, order), biased.cross),
  };
}
