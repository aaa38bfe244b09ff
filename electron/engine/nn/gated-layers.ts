// Layers whose weight can be masked: weight × mask, with one mask parameter π for each weight (paper, section 3).
import type { Tensor } from '@tensorflow/tfjs-core';
import { convolution } from '../tensor/convolution.ts';
import { linear } from '../tensor/layers.ts';
import type { Forward } from './forward.ts';
import { constantInitializer, kaimingUniform } from './initializers.ts';
import type { Layout } from './layout.ts';
import type { ParameterTable } from './parameter.ts';

/** π starts at 1.5 everywhere, as published: every weight is kept. */
const INITIAL_PI = 1.5;

/** The name of a layer's mask parameter. */
export const piName = (layer: string): string => `${layer}.mask.gumbel_pi`;

function addPi(name: string, torchShape: readonly number[], layout: Layout, table: ParameterTable): void {
  table.add({ name: piName(name), kind: 'pi', torchShape, layout, initialize: constantInitializer(INITIAL_PI) });
}

export interface ConvolutionSizes {
  readonly inputs: number;
  readonly outputs: number;
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
}

/** A convolution without bias. Tensors: `<name>.weight` [outputs, inputs, kernel, kernel], `<name>.mask.gumbel_pi`. */
export class GatedConvolution {
  readonly name: string;
  readonly #sizes: ConvolutionSizes;

  constructor(name: string, sizes: ConvolutionSizes, table: ParameterTable) {
    this.name = name;
    this.#sizes = sizes;
    const { inputs, outputs, kernel } = sizes;
    const torchShape = [outputs, inputs, kernel, kernel];
    const initialize = kaimingUniform(inputs * kernel * kernel);
    table.add({ name: `${name}.weight`, kind: 'weight', torchShape, layout: 'convolution', initialize });
    addPi(name, torchShape, 'convolution', table);
  }

  /** [batch, height, width, inputs] → [batch, h, w, outputs]. */
  apply(forward: Forward, x: Tensor): Tensor {
    return convolution(forward.tape, x, forward.maskedWeight(this.name), this.#sizes);
  }
}

export interface LinearSizes {
  readonly inputs: number;
  readonly outputs: number;
  /** Given where the inputs are flattened images. */
  readonly layout?: Layout;
}

/** Tensors: `<name>.weight` [outputs, inputs], `<name>.bias` [outputs], `<name>.mask.gumbel_pi`. The bias has no mask. */
export class GatedLinear {
  readonly name: string;

  constructor(name: string, { inputs, outputs, layout = 'plain' }: LinearSizes, table: ParameterTable) {
    this.name = name;
    const torchShape = [outputs, inputs];
    const initialize = kaimingUniform(inputs);
    table.add({ name: `${name}.weight`, kind: 'weight', torchShape, layout, initialize });
    table.add({ name: `${name}.bias`, kind: 'weight', torchShape: [outputs], layout: 'plain', initialize });
    addPi(name, torchShape, layout, table);
  }

  /** [batch, inputs] → [batch, outputs]. */
  apply(forward: Forward, x: Tensor): Tensor {
    return linear(forward.tape, x, forward.maskedWeight(this.name), forward.value(`${this.name}.bias`));
  }
}
