// Batch normalisation over [batch, height, width], with PyTorch's semantics.
import type { Tensor } from '@tensorflow/tfjs-core';
import { batchNormAttributes, normalizedBy } from '../tensor/fused-batch-norm.ts';
import { floatAttribute, runKernels } from '../tensor/kernel.ts';
import type { Forward } from './forward.ts';
import { constantInitializer } from './initializers.ts';
import type { Operations } from './operations.ts';
import type { ParameterTable } from './parameter.ts';

/** PyTorch's defaults. Its momentum 0.1 is TensorFlow's averaging factor 0.1; both keep the unbiased variance. */
export const EPSILON = 1e-5;
const AVERAGING_FACTOR = 0.1;

/**
 * Tensors, named as PyTorch's: `<name>.weight`, `.bias`, and the buffers `.running_mean`, `.running_var`, each
 * [channels].
 */
export class BatchNorm {
  readonly name: string;

  constructor(name: string, channels: number, table: ParameterTable) {
    this.name = name;
    const one = constantInitializer(1);
    const zero = constantInitializer(0);
    table.add({ name: `${name}.weight`, kind: 'weight', torchShape: [channels], layout: 'plain', initialize: one });
    table.add({ name: `${name}.bias`, kind: 'weight', torchShape: [channels], layout: 'plain', initialize: zero });
    table.add({
      name: `${name}.running_mean`,
      kind: 'buffer',
      torchShape: [channels],
      layout: 'plain',
      initialize: zero,
    });
    table.add({
      name: `${name}.running_var`,
      kind: 'buffer',
      torchShape: [channels],
      layout: 'plain',
      initialize: one,
    });
  }

  /** x [batch, height, width, channels] → the same shape. */
  apply<Value>(operations: Operations<Value>, x: Value): Value {
    return operations.batchNorm(x, this.name);
  }
}

/**
 * x [batch, height, width, channels] → the same shape. In training it normalises by the batch and notes the new running
 * averages in `forward.statistics`; in evaluation by the running averages.
 */
export function normalize(forward: Forward, name: string, x: Tensor): Tensor {
  const weight = forward.value(`${name}.weight`);
  const bias = forward.value(`${name}.bias`);
  const runningMean = forward.value(`${name}.running_mean`);
  const runningVar = forward.value(`${name}.running_var`);
  if (!forward.training) return normalizedBy({ weight, bias, mean: runningMean, variance: runningVar }, x, EPSILON);
  const [y, mean, variance, ...saved] = runKernels(
    'FusedBatchNormV3',
    [...batchNormAttributes(EPSILON, true), floatAttribute('exponential_avg_factor', AVERAGING_FACTOR)],
    [x, weight, bias, runningMean, runningVar],
    6,
  );
  if (y === undefined || mean === undefined || variance === undefined) throw new Error('FusedBatchNormV3: no output');
  forward.noteStatistic(`${name}.running_mean`, mean);
  forward.noteStatistic(`${name}.running_var`, variance);
  return forward.tape?.record([x, weight, bias], y, (dy) => gradients(dy, x, weight, saved), saved) ?? y;
}

function gradients(dy: Tensor, x: Tensor, weight: Tensor, saved: readonly Tensor[]): Tensor[] {
  const [dx, dWeight, dBias, ...unused] = runKernels(
    'FusedBatchNormGradV3',
    batchNormAttributes(EPSILON, true),
    [dy, x, weight, ...saved],
    5,
  );
  if (dx === undefined || dWeight === undefined || dBias === undefined)
    throw new Error('FusedBatchNormGradV3: no output');
  for (const tensor of unused) tensor.dispose();
  return [dx, dWeight, dBias];
}
