// Cross entropy and its two variants for the biased network: each a weighted sum over the samples of a batch.
//
// All three have the gradient of cross entropy, weighted for each sample by a number that is not differentiated.
import { type Tensor, tidy } from '@tensorflow/tfjs-core';
import { scalarConstant } from '../tensor/constants.ts';
import { divide, exp, greater, maximum, multiply, negate, power } from '../tensor/elementwise.ts';
import { overFloats, runKernels, typeAttribute } from '../tensor/kernel.ts';
import { reshape, sum } from '../tensor/shaping.ts';
import type { Tape } from '../tensor/tape.ts';

/** The weight of each sample [batch] from its p_label [batch], the softmax probability of its own label. */
export type SampleWeights = (labelProbability: Tensor) => Tensor;

/** A batch: logits [batch, classes] before softmax, labels [batch] int32 in 0..classes−1. */
export interface Classified {
  readonly logits: Tensor;
  readonly labels: Tensor;
}

/** Σ weight · cross entropy, a scalar. Finite for any finite logits. */
export function weightedCrossEntropy(tape: Tape, { logits, labels }: Classified, weigh: SampleWeights): Tensor {
  const { losses, toLogits } = crossEntropies({ logits, labels });
  const opposite = negate(losses);
  const probability = exp(opposite);
  const weights = weigh(probability);
  const weighted = multiply(losses, weights);
  const total = sum(weighted, [0]);
  for (const used of [losses, opposite, probability, weighted]) used.dispose();
  const backward = (gradient: Tensor) => {
    const perSample = multiply(weights, gradient);
    const column = reshape(perSample, [perSample.size, 1]);
    const result = multiply(toLogits, column);
    perSample.dispose();
    column.dispose();
    return [result];
  };
  return tape.record([logits], total, backward, [weights, toLogits]);
}

/** losses [batch], and their gradients with respect to the logits [batch, classes]. */
export function crossEntropies({ logits, labels }: Classified): { losses: Tensor; toLogits: Tensor } {
  const [losses, toLogits] = runKernels(
    'SparseSoftmaxCrossEntropyWithLogits',
    [overFloats(), typeAttribute('Tlabels', 'int32')],
    [logits, labels],
    2,
  );
  if (losses === undefined || toLogits === undefined) throw new Error('cross entropy: no output');
  return { losses, toLogits };
}

/** Cross entropy: the mean over the batch. */
export const mean: SampleWeights = (probability) =>
  tidy(() => divide(onesLike(probability), scalarConstant(probability.size)));

/**
 * Generalized cross entropy (Zhang and Sabuncu 2018), as Learning from Failure computes it: q · p_label^q, not
 * differentiated, over the batch size. Easy samples, those with the shortcut, weigh most. q in (0, 1], published 0.7.
 */
export function generalized(q: number): SampleWeights {
  return (probability) => {
    const raised = power(probability, scalarConstant(q));
    const weights = multiply(raised, scalarConstant(q / probability.size));
    raised.dispose();
    return weights;
  };
}

/**
 * Confident cross entropy: the mean over the samples whose p_label exceeds η; 0 where none does. Published η 0.05.
 */
export function confident(eta: number): SampleWeights {
  return (probability) => {
    const chosen = greater(probability, scalarConstant(eta));
    const count = sum(chosen, [0]);
    const atLeastOne = maximum(count, scalarConstant(1));
    const weights = divide(chosen, atLeastOne);
    for (const used of [chosen, count, atLeastOne]) used.dispose();
    return weights;
  };
}

function onesLike(x: Tensor): Tensor {
  return runKernels('OnesLike', [overFloats()], [x], 1)[0] ?? x;
}
