// The masks of retraining: worked out once, since π no longer changes.
import { keep, type Tensor, tidy } from '@tensorflow/tfjs-core';
import type { Mask } from '../nn/forward.ts';
import { piName } from '../nn/gated-layers.ts';
import type { NetworkState } from '../nn/network-state.ts';
import { multiply } from '../tensor/elementwise.ts';
import { fixedMask } from './hard-gumbel-sigmoid.ts';

/** Owns a mask for each gated layer of `state`, from construction to `dispose`. */
export class FixedMasks {
  readonly #masks = new Map<string, Tensor>();

  constructor(state: NetworkState) {
    for (const layer of state.network.gatedLayers) {
      const mask = tidy(() => fixedMask(state.variable(piName(layer)).read()));
      this.#masks.set(layer, keep(mask));
    }
  }

  /** Gradients flow to the weights that are kept. */
  readonly mask: Mask = ({ tape }, layer, weight) => {
    const mask = this.#masks.get(layer);
    if (mask === undefined) throw new Error(`no mask of ${layer}`);
    const masked = multiply(weight, mask);
    return tape?.record([weight], masked, (gradient) => [multiply(gradient, mask)]) ?? masked;
  };

  dispose(): void {
    for (const mask of this.#masks.values()) mask.dispose();
  }
}
