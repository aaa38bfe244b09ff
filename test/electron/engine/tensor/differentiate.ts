// Values and gradients of the engine's operations, as plain numbers.
import type { Tensor } from '@tensorflow/tfjs-core';
import { scalarConstant } from '../../../../electron/engine/tensor/constants.ts';
import { multiply } from '../../../../electron/engine/tensor/elementwise.ts';
import { reshape, sum } from '../../../../electron/engine/tensor/shaping.ts';
import { Tape } from '../../../../electron/engine/tensor/tape.ts';

export interface Differentiated {
  readonly value: number;
  /** d value / d x for each of the tensors; undefined where the value doesn't depend on it. */
  readonly gradients: readonly (number[] | undefined)[];
}

/** A scalar and its gradients with respect to `of`. Frees what it makes. */
export function differentiate(of: readonly Tensor[], compute: (tape: Tape) => Tensor): Differentiated {
  const tape = new Tape();
  for (const x of of) tape.watch(x);
  const target = tape.keep(compute(tape));
  const found = tape.gradients(target, scalarConstant(1), of);
  const gradients = of.map((x) => {
    const gradient = found.get(x);
    return gradient === undefined ? undefined : [...gradient.dataSync()];
  });
  const [value = Number.NaN] = target.dataSync();
  for (const used of [target, ...found.values()]) used.dispose();
  return { value, gradients };
}

/** Σ x · weights, a scalar: any tensor as something to differentiate. */
export function dot(tape: Tape, x: Tensor, weights: Tensor): Tensor {
  const products = multiply(x, weights);
  const flat = reshape(products, [products.size]);
  const total = sum(flat, [0]);
  products.dispose();
  flat.dispose();
  return tape.record([x], total, (gradient) => [multiply(weights, gradient)]);
}
