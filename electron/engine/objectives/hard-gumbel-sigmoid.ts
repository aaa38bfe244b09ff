// Masks from mask parameters π: sampled while pruning, fixed afterwards.
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Mask } from '../nn/forward.ts';
import { piName } from '../nn/gated-layers.ts';
import { scalarConstant } from '../tensor/constants.ts';
import * as elementwise from '../tensor/elementwise.ts';
import type { Backward } from '../tensor/tape.ts';

/** Noise for a layer, of its mask parameter's shape. The caller frees it. */
export type MaskNoise = (layer: string, shape: readonly number[]) => Tensor;

export interface HardGumbelSigmoid {
  /** 0 or 1: whether soft > ½. */
  readonly mask: Tensor;
  /** σ(π). */
  readonly probability: Tensor;
  /** σ(σ(π) + noise): the relaxation whose gradient passes straight through the mask. */
  readonly soft: Tensor;
}

/** A sample; its three tensors, of π's shape, are the caller's, as the noise stays. */
export function hardGumbelSigmoid(pi: Tensor, noise: Tensor): HardGumbelSigmoid {
  const probability = elementwise.sigmoid(pi);
  const logit = elementwise.add(probability, noise);
  const soft = elementwise.sigmoid(logit);
  const mask = elementwise.greater(soft, scalarConstant(0.5));
  logit.dispose();
  return { mask, probability, soft };
}

/** The straight-through gradient with respect to π, from that with respect to the mask: through both sigmoids. */
export function piGradient(maskGradient: Tensor, { probability, soft }: HardGumbelSigmoid): Tensor {
  const throughSoft = elementwise.sigmoidGradient(soft, maskGradient);
  const gradient = elementwise.sigmoidGradient(probability, throughSoft);
  throughSoft.dispose();
  return gradient;
}

/** 1 where π ≥ 0: the weights that are kept. */
export function fixedMask(pi: Tensor): Tensor {
  return elementwise.greaterOrEqual(pi, scalarConstant(0));
}

/** Pruning: each pass samples the masks. Gradients flow to π, and to the weights where somebody trains them. */
export function sampledMask(noiseFor: MaskNoise): Mask {
  return (forward, layer, weight) => {
    const pi = forward.value(piName(layer));
    const noise = noiseFor(layer, pi.shape);
    const sample = hardGumbelSigmoid(pi, noise);
    noise.dispose();
    const masked = elementwise.multiply(weight, sample.mask);
    const { tape } = forward;
    if (tape === undefined) return masked;
    const backward: Backward = (gradient, [wantsPi, wantsWeight]) => [
      wantsPi === true ? throughMask(gradient, weight, sample) : undefined,
      wantsWeight === true ? elementwise.multiply(gradient, sample.mask) : undefined,
    ];
    return tape.record([pi, weight], masked, backward, [sample.mask, sample.probability, sample.soft]);
  };
}

function throughMask(gradient: Tensor, weight: Tensor, sample: HardGumbelSigmoid): Tensor {
  const maskGradient = elementwise.multiply(gradient, weight);
  const result = piGradient(maskGradient, sample);
  maskGradient.dispose();
  return result;
}

/** Evaluation: the mask is fixed, worked out anew in each pass; no gradient. */
export const keptWeights: Mask = (forward, layer, weight) => {
  const mask = fixedMask(forward.value(piName(layer)));
  const masked = elementwise.multiply(weight, mask);
  mask.dispose();
  return masked;
};
