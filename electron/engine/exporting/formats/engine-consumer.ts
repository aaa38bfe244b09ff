// The engine itself as the reader of exported weights: for formats that hold a state dict.
import { type Tensor, tensor, tidy } from '@tensorflow/tfjs-core';
import { Forward, type Mask, unmasked } from '../../nn/forward.ts';
import { NetworkState, type TorchValues } from '../../nn/network-state.ts';
import { keptWeights } from '../../objectives/hard-gumbel-sigmoid.ts';
import { toEngineImages } from '../engine-images.ts';
import type { Consumer, ExportedNetwork } from '../exported-network.ts';

/** Throws where a tensor is missing or has another size. `masked` says whether π of `values` counts. */
export function engineConsumer(
  name: string,
  { network, image, normalisation }: ExportedNetwork,
  values: TorchValues,
  masked: boolean,
): Consumer {
  const state = new NetworkState(network, values);
  const mask = masked ? keptWeights : unmasked;
  return {
    name,
    logits: async (images) => {
      const x = tensor(toEngineImages(images, image, normalisation), [
        images.length / (image.channels * image.height * image.width),
        image.height,
        image.width,
        image.channels,
      ]);
      const logits = engineLogits(state, mask, x);
      x.dispose();
      return logits;
    },
    close: async () => state.dispose(),
  };
}

/** `images` [batch, height, width, channels], normalised → logits [batch, classes]. No tensor is left. */
export function engineLogits(state: NetworkState, mask: Mask, images: Tensor): Float32Array {
  let values = new Float32Array(0);
  tidy(() => {
    const forward = new Forward({ values: state.read(), training: false, mask });
    values = Float32Array.from(state.network.predict(forward, images).logits.dataSync<'float32'>());
  });
  return values;
}
