// Noise for the masks of one step: the same for the same seed and step, also in a run that was resumed.
import { tensor } from '@tensorflow/tfjs-core';
import { RandomStream } from '../../../shared/random.ts';
import { intVector } from '../tensor/constants.ts';
import { runKernel, typeAttribute } from '../tensor/kernel.ts';
import { logisticNoise } from './gumbel-noise.ts';
import type { MaskNoise } from './hard-gumbel-sigmoid.ts';

/**
 * Made on the device; layers get it in the order in which they ask, which is the network's. TensorFlow's stateless generator (Philox) has 23 bits for a float32 in [0, 1), so that no draw
 * rounds to 1.
 */
export function maskNoise(seed: number, step: number): MaskNoise {
  const key = RandomStream.for(seed, `masks of step ${step}`).word() | 0;
  const attributes = [typeAttribute('dtype', 'float32'), typeAttribute('T', 'int32'), typeAttribute('Tseed', 'int32')];
  let draws = 0;
  return (_layer, shape) => {
    const state = tensor([key, draws++], [2], 'int32');
    const uniform = runKernel('StatelessRandomUniform', attributes, [intVector(shape), state]);
    const noise = logisticNoise(uniform);
    state.dispose();
    uniform.dispose();
    return noise;
  };
}
