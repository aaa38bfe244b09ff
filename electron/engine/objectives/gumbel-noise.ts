// The noise of a sampled mask: the difference of two standard Gumbel variables (paper, section 3.1).
import type { Tensor } from '@tensorflow/tfjs-core';
import { scalarConstant } from '../tensor/constants.ts';
import { add, divide, log, log1p, negate, subtract } from '../tensor/elementwise.ts';

/** As published: keeps logarithms finite. */
const EPSILON = 1e-10;

/**
 * As published, from two uniform draws in [0, 1): −log(log(u₁ + ε) / log(u₀ + ε) + ε). Not for draws that reach 1: their
 * logarithm is 0 and the noise NaN. A new tensor; the draws stay the caller's.
 */
export function gumbelNoise([first, second]: readonly [Tensor, Tensor]): Tensor {
  const epsilon = scalarConstant(EPSILON);
  const [raisedSecond, raisedFirst] = [add(second, epsilon), add(first, epsilon)];
  const [above, below] = [log(raisedSecond), log(raisedFirst)];
  const ratio = divide(above, below);
  const shifted = add(ratio, epsilon);
  const logarithm = log(shifted);
  const noise = negate(logarithm);
  for (const used of [raisedSecond, raisedFirst, above, below, ratio, shifted, logarithm]) used.dispose();
  return noise;
}

/**
 * The same distribution from one draw in [0, 1): the difference of two standard Gumbel variables is a standard logistic
 * variable, log(u) − log(1 − u). Half the random numbers and half the passes over them. A draw of 0 gives −∞: the weight
 * is masked and its gradient 0. A new tensor; the draw stays the caller's.
 */
export function logisticNoise(uniform: Tensor): Tensor {
  const negative = negate(uniform);
  const [logOfDraw, logOfRest] = [log(uniform), log1p(negative)];
  const noise = subtract(logOfDraw, logOfRest);
  for (const used of [negative, logOfDraw, logOfRest]) used.dispose();
  return noise;
}
