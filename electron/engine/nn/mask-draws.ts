// Uniform draws for the masks, on the device: the same for the same seed, step and layer, on any step that is resumed.
import { type Tensor, tensor } from '@tensorflow/tfjs-core';
import { RandomStream } from '../../../shared/random.ts';
import type { UniformDraws } from '../objectives/hard-gumbel-sigmoid.ts';
import { intVector } from '../tensor/constants.ts';
import { runKernel, typeAttribute } from '../tensor/kernel.ts';

/**
 * Draws of one step. TensorFlow's stateless generator (Philox) has 23 bits for a float32 in [0, 1), so that no draw
 * rounds to 1.
 */
export function maskDraws(seed: number, step: number): UniformDraws {
  const stream = RandomStream.for(seed, `masks of step ${step}`);
  const key = stream.word() | 0;
  let draw = 0;
  const next = (shape: readonly number[]): Tensor => {
    const state = tensor([key, draw++], [2], 'int32');
    const attributes = [
      typeAttribute('dtype', 'float32'),
      typeAttribute('T', 'int32'),
      typeAttribute('Tseed', 'int32'),
    ];
    const uniform = runKernel('StatelessRandomUniform', attributes, [intVector(shape), state]);
    state.dispose();
    return uniform;
  };
  return (_layer, shape) => [next(shape), next(shape)];
}
