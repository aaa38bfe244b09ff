// A network's tensors: their PyTorch names and shapes, and the layout in which the engine keeps them.

import type { Initializer } from './initializers.ts';
import type { Layout } from './layout.ts';

/**
 * What a tensor is to training: a `weight` (biases and batch norm's scale included), a mask parameter `pi`, or a
 * `buffer` that the forward pass itself updates.
 */
export type ParameterKind = 'weight' | 'pi' | 'buffer';

export interface Parameter {
  /** As in PyTorch's state_dict, such as `conv1.mask.gumbel_pi`. */
  readonly name: string;
  readonly kind: ParameterKind;
  /** PyTorch's shape: convolutions [outputs, inputs, kernel, kernel], linear layers [outputs, inputs]. */
  readonly torchShape: readonly number[];
  readonly layout: Layout;
  readonly initialize: Initializer;
}

/** Collects parameters while a network is put together. Their order is that of the layers. */
export class ParameterTable {
  readonly #parameters = new Map<string, Parameter>();

  add(parameter: Parameter): void {
    if (this.#parameters.has(parameter.name)) throw new Error(`the name ${parameter.name} is taken`);
    this.#parameters.set(parameter.name, parameter);
  }

  all(): readonly Parameter[] {
    return [...this.#parameters.values()];
  }
}
