// Differentiable building blocks besides convolution: matrix product with bias, ReLU, averaging over pixels.
import type { Tensor } from '@tensorflow/tfjs-core';
import { scalarConstant } from './constants.ts';
import { add, divide, multiply } from './elementwise.ts';
import { overFloats, runKernel, stringAttribute } from './kernel.ts';
import { matrixProduct, mean, reshape, rowsOf, sum } from './shaping.ts';
import type { Tape } from './tape.ts';

/** x [batch, inputs] · weightᵀ + bias, weight [outputs, inputs], bias [outputs] → [batch, outputs]. */
export function linear(tape: Tape | undefined, x: Tensor, weight: Tensor, bias: Tensor): Tensor {
  const product = matrixProduct(x, weight, false, true);
  const y = runKernel('BiasAdd', [overFloats(), stringAttribute('data_format', 'NHWC')], [product, bias]);
  product.dispose();
  if (tape === undefined) return y;
  return tape.record([x, weight, bias], y, (dy, [wantsInput, wantsWeight, wantsBias]) => [
    wantsInput === true ? matrixProduct(dy, weight) : undefined,
    wantsWeight === true ? matrixProduct(dy, x, true, false) : undefined,
    wantsBias === true ? sum(dy, [0]) : undefined,
  ]);
}

/** x [batch, inputs] · weightᵀ, weight [outputs, inputs] → [batch, outputs]. */
export function product(tape: Tape | undefined, x: Tensor, weight: Tensor): Tensor {
  const y = matrixProduct(x, weight, false, true);
  if (tape === undefined) return y;
  return tape.record([x, weight], y, (dy, [wantsInput, wantsWeight]) => [
    wantsInput === true ? matrixProduct(dy, weight) : undefined,
    wantsWeight === true ? matrixProduct(dy, x, true, false) : undefined,
  ]);
}

/** Rows of x [rows, columns] in another order, a permutation [rows]: row i of the result is row order[i] of x. */
export function gather(tape: Tape, x: Tensor, order: Int32Array): Tensor {
  const back = new Int32Array(order.length);
  for (const [to, from] of order.entries()) back[from] = to;
  return tape.record([x], rowsOf(x, order), (dy) => [rowsOf(dy, back)]);
}

/** max(x, 0), any shape. */
export function relu(tape: Tape | undefined, x: Tensor): Tensor {
  const y = runKernel('Relu', [overFloats()], [x]);
  return tape?.record([x], y, (dy) => [runKernel('ReluGrad', [overFloats()], [dy, y])]) ?? y;
}

/** max(a + b, 0) of two tensors of one shape: where a residual block's branches meet. */
export function addRelu(tape: Tape | undefined, a: Tensor, b: Tensor): Tensor {
  const sum = add(a, b);
  const y = runKernel('Relu', [overFloats()], [sum]);
  sum.dispose();
  if (tape === undefined) return y;
  return tape.record([a, b], y, (dy) => {
    const gradient = runKernel('ReluGrad', [overFloats()], [dy, y]);
    return [gradient, gradient.clone()];
  });
}

/** a + b of two tensors of one shape. */
export function plus(tape: Tape | undefined, a: Tensor, b: Tensor): Tensor {
  const y = add(a, b);
  return tape?.record([a, b], y, (dy) => [dy.clone(), dy.clone()]) ?? y;
}

/** [batch, height, width, channels] → [batch, channels]: the mean over pixels. */
export function averagePool(tape: Tape | undefined, x: Tensor): Tensor {
  const [batch = 0, height = 0, width = 0, channels = 0] = x.shape;
  const y = mean(x, [1, 2]);
  if (tape === undefined) return y;
  return tape.record([x], y, (dy) => {
    const share = divide(dy, scalarConstant(height * width));
    const pixel = reshape(share, [batch, 1, 1, channels]);
    const zeros = runKernel('ZerosLike', [overFloats()], [x]);
    const spread = runKernel('AddV2', [overFloats()], [zeros, pixel]);
    for (const used of [share, pixel, zeros]) used.dispose();
    return [spread];
  });
}

/** [batch, …] → [batch, features], row-major, without a copy. */
export function flatten(tape: Tape | undefined, x: Tensor): Tensor {
  const y = reshape(x, [x.shape[0] ?? 0, x.size / (x.shape[0] ?? 1)]);
  return tape?.record([x], y, (dy) => [reshape(dy, x.shape)]) ?? y;
}

/** factor · x. */
export function scale(tape: Tape | undefined, x: Tensor, factor: number): Tensor {
  const by = scalarConstant(factor);
  const y = multiply(x, by);
  return tape?.record([x], y, (dy) => [multiply(dy, by)]) ?? y;
}

/** One term of an objective: a scalar and its weight. */
export interface Term {
  readonly value: Tensor;
  readonly weight: number;
}

/** Σ weight · value, a scalar. */
export function weightedSum(tape: Tape, terms: readonly Term[]): Tensor {
  const scaled = terms.map(({ value, weight }) => (weight === 1 ? value : scale(tape, value, weight)));
  return scaled.reduce((total, term) => plus(tape, total, term));
}
