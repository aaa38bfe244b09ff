// What each stage minimises, put together from its terms.
import { type Tensor, tensor } from '@tensorflow/tfjs-core';
import { piName } from '../nn/gated-layers.ts';
import type { Objective, ObjectivePass } from '../stages/training-step.ts';
import type { Term } from '../tensor/layers.ts';
import { mean, type SampleWeights, weightedCrossEntropy } from './cross-entropy.ts';
import { debiasedContrastive, positiveShares } from './debiased-contrastive.ts';
import { sumOfMaskParameters } from './sparsity.ts';

/** What an objective reads of a batch. */
export interface LabelledBatch {
  readonly images: Tensor;
  /** [batch], int32. */
  readonly labels: Tensor;
  readonly classes: Int32Array;
}

/** A batch with each sample's mark: 1 where it was mined as bias-conflicting. */
export interface MarkedBatch extends LabelledBatch {
  readonly mined: Uint8Array;
}

/** A batch that says which training samples it is made of, and at which step, from 1. */
export interface TracedBatch extends MarkedBatch {
  readonly indices: Int32Array;
  readonly step: number;
}

/** Cross entropy alone: pretraining and training; the network's role says how its samples are weighed. */
export function classificationObjective(weigh: SampleWeights): Objective<LabelledBatch> {
  return ({ tape, logits }, { labels }) =>
    new Map([['main', { value: weightedCrossEntropy(tape, { logits, labels }, weigh), weight: 1 }]]);
}

export interface ContrastiveSettings {
  readonly lambdaCon: number;
  readonly temperature: number;
}

/** Pruning (paper, equation 9): cross entropy + λ_sparse Σπ + λ_con L_con. */
export function pruningObjective(
  gatedLayers: readonly string[],
  settings: ContrastiveSettings & { readonly lambdaSparse: number },
): Objective<MarkedBatch> {
  return (pass, batch) => {
    const pis = gatedLayers.map((layer) => pass.forward.value(piName(layer)));
    return new Map([
      ['main', main(pass, batch)],
      ['sparse', { value: sumOfMaskParameters(pass.tape, pis), weight: settings.lambdaSparse }],
      ['contrastive', contrastive(pass, batch, settings)],
    ]);
  };
}

/** Retraining: cross entropy + λ_con L_con. */
export function retrainingObjective(settings: ContrastiveSettings): Objective<MarkedBatch> {
  return (pass, batch) =>
    new Map([
      ['main', main(pass, batch)],
      ['contrastive', contrastive(pass, batch, settings)],
    ]);
}

function main({ tape, logits }: ObjectivePass, { labels }: LabelledBatch): Term {
  return { value: weightedCrossEntropy(tape, { logits, labels }, mean), weight: 1 };
}

function contrastive(
  { tape, feature }: ObjectivePass,
  { classes, mined }: MarkedBatch,
  { lambdaCon, temperature }: ContrastiveSettings,
): Term {
  const n = classes.length;
  const shares = tensor(positiveShares(classes, mined), [n, n], 'float32');
  return { value: debiasedContrastive(tape, { feature, shares }, temperature), weight: lambdaCon };
}
