// How much of each gated layer its mask keeps.
import type { LayerKept } from '../../../shared/events.ts';
import { piName } from '../nn/gated-layers.ts';
import type { NetworkState } from '../nn/network-state.ts';

/** Kept weights for each pair of output and input channel of a layer. */
export interface ChannelMap {
  readonly layer: string;
  readonly outputs: number;
  readonly inputs: number;
  /** Weights in a pair: the kernel's pixels. */
  readonly area: number;
  /** [outputs, inputs], row-major: kept weights of the pair scaled to 0..255. */
  readonly kept: Uint8Array;
}

export interface KeptWeights {
  readonly layers: readonly LayerKept[];
  readonly maps: readonly ChannelMap[];
}

/** Reads all mask parameters off the device: for reports while pruning goes on. */
export const keptLayersOf = (state: NetworkState): LayerKept[] => masksOf(state).map(layerKept);

/** Reads all mask parameters off the device: for reports. */
export function keptWeightsOf(state: NetworkState): KeptWeights {
  const masks = masksOf(state);
  return { layers: masks.map(layerKept), maps: masks.map(({ layer, pi, shape }) => channelMap(layer, pi, shape)) };
}

interface LayerMask {
  readonly layer: string;
  /** In PyTorch's layout. */
  readonly pi: Float32Array;
  readonly shape: readonly number[];
}

function masksOf(state: NetworkState): LayerMask[] {
  const values = state.download('pi');
  return state.network.gatedLayers.map((layer) => {
    const name = piName(layer);
    const pi = values.get(name);
    const shape = state.network.parameters.find((parameter) => parameter.name === name)?.torchShape;
    if (pi === undefined || shape === undefined) throw new Error(`no mask parameter of ${layer}`);
    return { layer, pi, shape };
  });
}

const layerKept = ({ layer, pi }: LayerMask): LayerKept => ({
  layer,
  kept: pi.reduce((count, value) => count + (value >= 0 ? 1 : 0), 0),
  total: pi.length,
});

/** Pure. `pi` in PyTorch's layout, shape [outputs, inputs, …]. */
export function channelMap(layer: string, pi: Float32Array, shape: readonly number[]): ChannelMap {
  const [outputs = 1, inputs = 1] = shape;
  const area = pi.length / (outputs * inputs);
  const kept = new Uint8Array(outputs * inputs);
  for (let pair = 0; pair < kept.length; pair++) {
    let count = 0;
    for (let i = pair * area; i < (pair + 1) * area; i++) if ((pi[i] ?? -1) >= 0) count++;
    kept[pair] = Math.round((count / area) * 255);
  }
  return { layer, outputs, inputs, area, kept };
}
