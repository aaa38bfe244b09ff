// One pass through a network: which values its tensors take, and how its weights are masked.
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Tape } from '../tensor/tape.ts';

/** Makes the masked weight of a gated layer from its weight. `layer` is the layer's name, such as `conv1`. */
export type Mask = (forward: Forward, layer: string, weight: Tensor) => Tensor;

/** No mask: pretraining, and the networks that are never pruned. */
export const unmasked: Mask = (_forward, _layer, weight) => weight;

export interface ForwardOptions {
  /** Values of the network's tensors, by PyTorch name, in the engine's layout. */
  readonly values: ReadonlyMap<string, Tensor>;
  /** Batch norm by the batch, running averages updated; else by the running averages. */
  readonly training: boolean;
  readonly mask: Mask;
  /** Records the pass where gradients are wanted. */
  readonly tape?: Tape;
}

export class Forward {
  readonly training: boolean;
  readonly tape: Tape | undefined;
  /** New running averages, by name. */
  readonly statistics: Map<string, Tensor>;
  readonly #options: ForwardOptions;
  readonly #prefix: string;

  /** `within` gives the others: what stands before all names, and where a whole network notes its averages. */
  constructor(options: ForwardOptions, prefix = '', statistics = new Map<string, Tensor>()) {
    this.training = options.training;
    this.tape = options.tape;
    this.statistics = statistics;
    this.#options = options;
    this.#prefix = prefix;
  }

  /** The same pass as a part of the network sees it, whose tensors have `prefix` before their names. */
  within(prefix: string): Forward {
    return new Forward(this.#options, `${this.#prefix}${prefix}`, this.statistics);
  }

  value(name: string): Tensor {
    const found = this.#options.values.get(`${this.#prefix}${name}`);
    if (found === undefined) throw new Error(`the pass has no value for ${this.#prefix}${name}`);
    return found;
  }

  maskedWeight(layer: string): Tensor {
    return this.#options.mask(this, layer, this.value(`${layer}.weight`));
  }

  noteStatistic(name: string, value: Tensor): void {
    this.statistics.set(`${this.#prefix}${name}`, value);
  }
}
