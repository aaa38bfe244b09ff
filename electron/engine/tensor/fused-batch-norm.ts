// TensorFlow's fused batch normalisation over floats [batch, height, width, channels].
import type { Tensor } from '@tensorflow/tfjs-core';
import {
  type Attribute,
  boolAttribute,
  floatAttribute,
  overFloats,
  runKernels,
  stringAttribute,
  typeAttribute,
} from './kernel.ts';

/** What FusedBatchNormV3 and its gradient, FusedBatchNormGradV3, have in common. */
export const batchNormAttributes = (epsilon: number, isTraining: boolean): Attribute[] => [
  overFloats(),
  typeAttribute('U', 'float32'),
  floatAttribute('epsilon', epsilon),
  stringAttribute('data_format', 'NHWC'),
  boolAttribute('is_training', isTraining),
];

/** [channels] each. */
export interface ChannelStatistics {
  readonly weight: Tensor;
  readonly bias: Tensor;
  readonly mean: Tensor;
  readonly variance: Tensor;
}

/** (x − mean) / √(variance + ε) · weight + bias, by given statistics: x [batch, height, width, channels] → the same shape. */
export function normalizedBy({ weight, bias, mean, variance }: ChannelStatistics, x: Tensor, epsilon: number): Tensor {
  const inputs = [x, weight, bias, mean, variance];
  const [y, ...unused] = runKernels('FusedBatchNormV3', batchNormAttributes(epsilon, false), inputs, 6);
  if (y === undefined) throw new Error('FusedBatchNormV3: no output');
  for (const tensor of unused) tensor.dispose();
  return y;
}
