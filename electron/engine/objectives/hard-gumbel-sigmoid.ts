// Masks from mask parameters π: sampled while pruning, fixed afterwards.
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Mask } from '../nn/forward.ts';
import { piName } from '../nn/gated-layers.ts';
import { scalarConstant } from '../tensor/constants.ts';
import * as elementwise from '../tensor/elementwise.ts';
import type { Backward } from '../tensor/tape.ts';

/** As published: keeps logarithms finite. */
const EPSILON = 1e-10;

/** Two uniform draws in [0, 1) for a layer, each of its weight's shape. The caller of the draws frees them. */
export type UniformDraws = (layer: string, shape: readonly number[]) => readonly [Tensor, Tensor];

/**
 * The difference of two Gumbel variables, −log(log(u₁ + ε) / log(u₀ + ε) + ε) (paper, section 3.1). Not for draws that
 * reach 1: their logarithm is 0 and the noise NaN.
 */
function gumbelNoise([first, second]: readonly [Tensor, Tensor]): Tensor {
  const { add, log, divide, negate } = elementwise;
  const epsilon = scalarConstant(EPSILON);
  const steps = [add(second, epsilon), add(first, epsilon)];
  const [above, below] = steps.map(log);
  if (above === undefined || below === undefined) throw new Error('unreachable');
  const ratio = divide(above, below);
  const shifted = add(ratio, epsilon);
  const logarithm = log(shifted);
  const noise = negate(logarithm);
  for (const used of [...steps, above, below, ratio, shifted, logarithm]) used.dispose();
  return noise;
}

export interface HardGumbelSigmoid {
  /** 0 or 1: whether soft > ½. */
  readonly mask: Tensor;
  /** σ(π). */
  readonly probability: Tensor;
  /** σ(σ(π) + noise): the relaxation whose gradient passes straight through the mask. */
  readonly soft: Tensor;
}

/** A sample; its three tensors, of π's shape, are the caller's. */
export function hardGumbelSigmoid(pi: Tensor, draws: readonly [Tensor, Tensor]): HardGumbelSigmoid {
  const probability = elementwise.sigmoid(pi);
  const noise = gumbelNoise(draws);
  const logit = elementwise.add(probability, noise);
  const soft = elementwise.sigmoid(logit);
  const mask = elementwise.greater(soft, scalarConstant(0.5));
  noise.dispose();
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
export function sampledMask(draw: UniformDraws): Mask {
  return (forward, layer, weight) => {
    const pi = forward.value(piName(layer));
    const draws = draw(layer, pi.shape);
    const sample = hardGumbelSigmoid(pi, draws);
    for (const used of draws) used.dispose();
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

/** Retraining and evaluation: the mask is fixed; gradients flow to the weights that are kept. */
export const keptWeights: Mask = (forward, layer, weight) => {
  const mask = fixedMask(forward.value(piName(layer)));
  const masked = elementwise.multiply(weight, mask);
  return forward.tape?.record([weight], masked, (gradient) => [elementwise.multiply(gradient, mask)], [mask]) ?? masked;
};
