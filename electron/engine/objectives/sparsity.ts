// The sparsity term of the pruning objective: Σπ over all gated layers, which λ_sparse weighs.
import type { Tensor } from '@tensorflow/tfjs-core';
import { intAttribute, overFloats, runKernel } from '../tensor/kernel.ts';
import { reshape, sum } from '../tensor/shaping.ts';
import type { Tape } from '../tensor/tape.ts';

/** A scalar. `pis` are the layers' mask parameters, any shapes. */
export function sumOfMaskParameters(tape: Tape, pis: readonly Tensor[]): Tensor {
  const sums = pis.map((pi) => {
    const flat = reshape(pi, [pi.size]);
    const total = sum(flat, [0]);
    flat.dispose();
    return total;
  });
  const total = runKernel('AddN', [overFloats(), intAttribute('N', sums.length)], sums);
  for (const used of sums) used.dispose();
  // The gradient is the same everywhere: a scalar, which the tape's sum with the mask's gradient broadcasts.
  return tape.record(pis, total, (gradient) => pis.map(() => gradient.clone()));
}
