// Layers whose weight can be masked: weight × mask, with one mask parameter π for each weight (paper, section 3).
import { constantInitializer, type Initializer, kaimingUniform } from './initializers.ts';
import type { Layout } from './layout.ts';
import type { Operations } from './operations.ts';
import type { Parameter, ParameterTable } from './parameter.ts';

/** π starts at 1.5 everywhere, as published: every weight is kept. */
export const INITIAL_PI = 1.5;

const PI_ENDING = '.mask.gumbel_pi';

/** The name of a layer's mask parameter. */
export const piName = (layer: string): string => layer + PI_ENDING;

/** Names of the layers that have a mask parameter, in the order of `parameters`. */
export const gatedLayersOf = (parameters: readonly Parameter[]): string[] =>
  parameters.filter(({ kind }) => kind === 'pi').map(({ name }) => name.slice(0, -PI_ENDING.length));

function addPi(name: string, torchShape: readonly number[], layout: Layout, table: ParameterTable): void {
  table.add({ name: piName(name), kind: 'pi', torchShape, layout, initialize: constantInitializer(INITIAL_PI) });
}

/** How a layer departs from PyTorch's own. */
interface LayerOptions {
  /** False where the weight is never masked: the layer has no π. */
  readonly gated?: boolean;
}

export interface ConvolutionSizes {
  readonly inputs: number;
  readonly outputs: number;
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
}

/**
 * A convolution without bias. Tensors: `<name>.weight` [outputs, inputs, kernel, kernel] and, where it is gated,
 * `<name>.mask.gumbel_pi`.
 */
export class GatedConvolution {
  readonly name: string;
  readonly #sizes: ConvolutionSizes;
  readonly #gated: boolean;

  constructor(
    name: string,
    sizes: ConvolutionSizes,
    table: ParameterTable,
    { gated = true, initialize }: LayerOptions & { readonly initialize?: Initializer } = {},
  ) {
    this.name = name;
    this.#sizes = sizes;
    this.#gated = gated;
    const { inputs, outputs, kernel } = sizes;
    const torchShape = [outputs, inputs, kernel, kernel];
    const first = initialize ?? kaimingUniform(inputs * kernel * kernel);
    table.add({ name: `${name}.weight`, kind: 'weight', torchShape, layout: 'convolution', initialize: first });
    if (gated) addPi(name, torchShape, 'convolution', table);
  }

  /** [batch, height, width, inputs] → [batch, h, w, outputs]. */
  apply<Value>(operations: Operations<Value>, x: Value): Value {
    const { stride, padding } = this.#sizes;
    return operations.convolution(x, { name: this.name, gated: this.#gated, stride, padding });
  }
}

export interface LinearSizes {
  readonly inputs: number;
  readonly outputs: number;
  /** Given where the inputs are flattened images. */
  readonly layout?: Layout;
}

/**
 * Tensors: `<name>.weight` [outputs, inputs], `<name>.bias` [outputs] and, where it is gated, `<name>.mask.gumbel_pi`. The
 * bias has no mask.
 */
export class GatedLinear {
  readonly name: string;
  readonly #gated: boolean;

  constructor(
    name: string,
    { inputs, outputs, layout = 'plain' }: LinearSizes,
    table: ParameterTable,
    { gated = true, initializeBias }: LayerOptions & { readonly initializeBias?: Initializer } = {},
  ) {
    this.name = name;
    this.#gated = gated;
    const torchShape = [outputs, inputs];
    const initialize = kaimingUniform(inputs);
    const firstBias = initializeBias ?? initialize;
    table.add({ name: `${name}.weight`, kind: 'weight', torchShape, layout, initialize });
    table.add({ name: `${name}.bias`, kind: 'weight', torchShape: [outputs], layout: 'plain', initialize: firstBias });
    if (gated) addPi(name, torchShape, layout, table);
  }

  /** [batch, inputs] → [batch, outputs]. */
  apply<Value>(operations: Operations<Value>, x: Value): Value {
    return operations.linear(x, { name: this.name, gated: this.#gated });
  }
}
