// What the engine itself says of images: the measure of every export.
import { type Tensor, tensor, tidy } from '@tensorflow/tfjs-core';
import type { TracedNetwork } from '../../../../electron/engine/exporting/graph/trace.ts';
import { Forward, unmasked } from '../../../../electron/engine/nn/forward.ts';
import { NetworkState } from '../../../../electron/engine/nn/network-state.ts';
import { keptWeights } from '../../../../electron/engine/objectives/hard-gumbel-sigmoid.ts';

/** `images` [count, channels, height, width] in [0, 1] → logits and features, row-major. */
export function engineSays({ network, values, masked, image, normalisation }: TracedNetwork, images: Float32Array) {
  const state = new NetworkState(network, values);
  const pixels = image.height * image.width;
  const count = images.length / (image.channels * pixels);
  const last = images.map((_, i) => {
    const channel = i % image.channels;
    const at = Math.floor(i / image.channels);
    const value = images[(Math.floor(at / pixels) * image.channels + channel) * pixels + (at % pixels)] ?? 0;
    return normalisation === null
      ? value
      : (value - (normalisation.mean[channel] ?? 0)) / (normalisation.std[channel] ?? 1);
  });
  const said = { logits: new Float32Array(0), feature: new Float32Array(0) };
  tidy(() => {
    const mask = masked ? keptWeights : unmasked;
    const forward = new Forward({ values: state.read(), training: false, mask });
    const x: Tensor = tensor(last, [count, image.height, image.width, image.channels], 'float32');
    const { logits, feature } = network.predict(forward, x);
    said.logits = Float32Array.from(logits.dataSync());
    said.feature = Float32Array.from(feature.dataSync());
  });
  state.dispose();
  return said;
}
