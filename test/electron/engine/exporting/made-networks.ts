// Small networks with values that leave nothing out: norms that were used, masks that cut, channels that are dead.
import type { TracedNetwork } from '../../../../electron/engine/exporting/graph/trace.ts';
import type { Network } from '../../../../electron/engine/networks/network.ts';
import type { TorchValues } from '../../../../electron/engine/nn/network-state.ts';
import { RandomStream } from '../../../../shared/random.ts';

/**
 * Random values of all tensors: norms with averages, scales and shifts of their own, and masks that keep about half. Of each
 * gated layer the output channels that `dead` names lose all of their weights.
 */
export function usedValues(network: Network, seed = 1, dead: (layer: string, output: number) => boolean = () => false) {
  const uniform = quickNumbers(seed);
  const norms = new Set(network.parameters.map(({ name }) => name).filter((name) => name.endsWith('.running_var')));
  const values = new Map<string, Float32Array>();
  for (const { name, kind, torchShape } of network.parameters) {
    const size = torchShape.reduce((product, side) => product * side, 1);
    const each = size / (torchShape[0] ?? 1);
    const spread = Math.sqrt(6 / each);
    const isNorm = norms.has(name.replace(/[^.]*$/, 'running_var'));
    const layer = name.replace(/\.mask\.gumbel_pi$/, '');
    let draw = (_: number): number => (2 * uniform() - 1) * spread;
    if (norms.has(name)) draw = () => 0.5 + uniform();
    else if (isNorm && name.endsWith('.weight')) draw = () => 0.6 + 0.8 * uniform();
    else if (isNorm || torchShape.length === 1) draw = () => 0.6 * uniform() - 0.3;
    else if (kind === 'pi') draw = (i) => (dead(layer, Math.floor(i / each)) ? -1 : uniform() - 0.5);
    values.set(name, filled(size, draw));
  }
  return values;
}

/** In [0, 1), good enough for weights of a test: the engine's own stream takes seconds for a ResNet. */
function quickNumbers(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

function filled(size: number, value: (i: number) => number): Float32Array {
  const values = new Float32Array(size);
  for (let i = 0; i < size; i++) values[i] = value(i);
  return values;
}

export const NORMALISATION = { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] } as const;

export const traced = (network: Network, values: TorchValues, image: TracedNetwork['image']): TracedNetwork => ({
  network,
  values,
  masked: true,
  image,
  normalisation: NORMALISATION,
});

/** [count, channels, height, width] in [0, 1]. */
export function randomImages({ channels, height, width }: TracedNetwork['image'], count: number): Float32Array {
  const random = RandomStream.for(2, 'images for a test');
  return Float32Array.from({ length: count * channels * height * width }, () => random.uniform());
}
