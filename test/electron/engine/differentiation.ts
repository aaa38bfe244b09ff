// Gradients for tests: the tape's, and those of finite differences.
import type { Tensor } from '@tensorflow/tfjs-core';
import { scalarConstant } from '../../../electron/engine/tensor/constants.ts';
import { multiply } from '../../../electron/engine/tensor/elementwise.ts';
import { sum } from '../../../electron/engine/tensor/shaping.ts';
import { Tape } from '../../../electron/engine/tensor/tape.ts';

export interface Differentiated {
  readonly value: number;
  /** One for each input; empty where the value does not depend on it. */
  readonly gradients: readonly number[][];
}

/** The value of a scalar, and the tape's gradients with respect to `inputs`. */
export function differentiate(inputs: readonly Tensor[], compute: (tape: Tape) => Tensor): Differentiated {
  const tape = new Tape();
  for (const input of inputs) tape.watch(input);
  const target = tape.keep(compute(tape));
  const found = tape.gradients(target, scalarConstant(1), inputs);
  return {
    value: target.dataSync()[0] ?? Number.NaN,
    gradients: inputs.map((input) => [...(found.get(input)?.dataSync() ?? [])]),
  };
}

/** Σ x · weights, a scalar on the tape: its gradient with respect to x is `weights`. */
export function weighted(tape: Tape, x: Tensor, weights: Tensor): Tensor {
  const axes = Array.from({ length: x.rank }, (_, axis) => axis);
  return tape.record([x], sum(multiply(x, weights), axes), (gradient) => [multiply(weights, gradient)]);
}

/** Central differences of a function of many numbers. */
export function finiteDifferences(
  values: readonly number[],
  step: number,
  compute: (values: readonly number[]) => number,
): number[] {
  return values.map((value, i) => {
    const above = compute(values.with(i, value + step));
    const below = compute(values.with(i, value - step));
    return (above - below) / (2 * step);
  });
}
