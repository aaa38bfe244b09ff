// A gated convolution followed by batch normalisation: what residual networks are made of.
import { BatchNorm } from './batch-norm.ts';
import { type ConvolutionSizes, GatedConvolution } from './gated-layers.ts';
import { kaimingNormalFanOut } from './initializers.ts';
import type { Operations } from './operations.ts';
import type { ParameterTable } from './parameter.ts';

/** PyTorch's names of the two. */
export interface ConvolutionNormNames {
  readonly convolution: string;
  readonly norm: string;
}

/** Kaiming normal by fan-out, padding (kernel − 1) / 2. */
export class ConvolutionNorm {
  readonly #convolution: GatedConvolution;
  readonly #norm: BatchNorm;

  constructor(
    { convolution, norm }: ConvolutionNormNames,
    sizes: Omit<ConvolutionSizes, 'padding'>,
    table: ParameterTable,
    gated: boolean,
  ) {
    this.#convolution = residualConvolution(convolution, sizes, table, gated);
    this.#norm = new BatchNorm(norm, sizes.outputs, table);
  }

  /** [batch, height, width, inputs] → [batch, ⌈height / stride⌉, ⌈width / stride⌉, outputs]. */
  apply<Value>(operations: Operations<Value>, x: Value): Value {
    return this.#norm.apply(operations, this.#convolution.apply(operations, x));
  }
}

/** A residual network's convolution, without its norm. */
export function residualConvolution(
  name: string,
  sizes: Omit<ConvolutionSizes, 'padding'>,
  table: ParameterTable,
  gated = true,
): GatedConvolution {
  const { outputs, kernel } = sizes;
  const initialize = kaimingNormalFanOut(outputs * kernel * kernel);
  return new GatedConvolution(name, { ...sizes, padding: (kernel - 1) / 2 }, table, { gated, initialize });
}
