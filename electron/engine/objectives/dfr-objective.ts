// What DFR minimises (Kirichenko et al., ICLR 2023): logistic regression on the frozen features with an L1 penalty.
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Objective } from '../stages/training-step.ts';
import { absolute, multiply, sign } from '../tensor/elementwise.ts';
import { reshape, sum } from '../tensor/shaping.ts';
import type { Tape } from '../tensor/tape.ts';
import { mean, weightedCrossEntropy } from './cross-entropy.ts';
import type { LabelledBatch } from './stage-objectives.ts';

/** Mean cross entropy + `strength` · ‖W‖₁; `weightName` is the last layer's weight, whose bias is free. */
export function dfrObjective(weightName: string, strength: number): Objective<LabelledBatch> {
  return ({ tape, logits, forward }, { labels }) =>
    new Map([
      ['main', { value: weightedCrossEntropy(tape, { logits, labels }, mean), weight: 1 }],
      ['l1', { value: sumOfMagnitudes(tape, forward.value(weightName)), weight: strength }],
    ]);
}

/** Σ|x|, a scalar; its gradient is the sign, 0 at 0. */
function sumOfMagnitudes(tape: Tape, x: Tensor): Tensor {
  const magnitudes = absolute(x);
  const flat = reshape(magnitudes, [x.size]);
  const total = sum(flat, [0]);
  magnitudes.dispose();
  flat.dispose();
  return tape.record([x], total, (gradient) => {
    const signs = sign(x);
    const result = multiply(signs, gradient);
    signs.dispose();
    return [result];
  });
}
