// First values of a network's tensors, distributed as PyTorch's. Values are in PyTorch's layout.
import type { RandomStream } from '../../../shared/random.ts';

/** `count` values; `random` is the run's stream for initial weights. */
export type Initializer = (count: number, random: RandomStream) => Float32Array;

export function constantInitializer(value: number): Initializer {
  return (count) => new Float32Array(count).fill(value);
}

/**
 * Kaiming uniform with a = √5, PyTorch's default for linear and convolution layers: uniform in ±√(6 / ((1 + a²) fanIn))
 * = ±1/√fanIn. Their biases have the same bound.
 */
export function kaimingUniform(fanIn: number): Initializer {
  const bound = 1 / Math.sqrt(fanIn);
  return (count, random) => Float32Array.from({ length: count }, () => (random.uniform() * 2 - 1) * bound);
}

/**
 * Kaiming normal over the outputs that each input feeds, gain √2 for ReLU: standard deviation √(2 / fanOut). Residual
 * networks' convolutions, in torchvision and in the published program.
 */
export function kaimingNormalFanOut(fanOut: number): Initializer {
  const deviation = Math.sqrt(2 / fanOut);
  return (count, random) => Float32Array.from({ length: count }, () => random.normal() * deviation);
}
