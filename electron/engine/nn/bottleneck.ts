// The residual block of ResNet-50 and 101: 1 × 1, 3 × 3, 1 × 1 (He et al. 2016, figure 5 right).
import { ConvolutionNorm } from './convolution-norm.ts';
import type { Operations } from './operations.ts';
import type { ParameterTable } from './parameter.ts';
import { type ResidualBlock, type ResidualBlockKind, type ResidualSizes, shortcutOf } from './residual-block.ts';

const EXPANSION = 4;

/**
 * The stride is at the 3 × 3 convolution, as torchvision has it. The last 1 × 1 convolution is never masked: the published
 * program calls it without its mask.
 */
class Bottleneck implements ResidualBlock {
  readonly #reduce: ConvolutionNorm;
  readonly #spread: ConvolutionNorm;
  readonly #expand: ConvolutionNorm;
  readonly #shortcut: ConvolutionNorm | undefined;

  constructor(name: string, { inputs, width, stride }: ResidualSizes, table: ParameterTable, gated: boolean) {
    const layer = (i: number) => ({ convolution: `${name}.conv${i}`, norm: `${name}.bn${i}` });
    const outputs = EXPANSION * width;
    this.#reduce = new ConvolutionNorm(layer(1), { inputs, outputs: width, kernel: 1, stride: 1 }, table, gated);
    this.#spread = new ConvolutionNorm(layer(2), { inputs: width, outputs: width, kernel: 3, stride }, table, gated);
    this.#expand = new ConvolutionNorm(layer(3), { inputs: width, outputs, kernel: 1, stride: 1 }, table, false);
    this.#shortcut = shortcutOf(name, { inputs, outputs, stride }, table, gated);
  }

  apply<Value>(operations: Operations<Value>, x: Value): Value {
    const reduced = operations.relu(this.#reduce.apply(operations, x));
    const inner = operations.relu(this.#spread.apply(operations, reduced));
    const branch = this.#expand.apply(operations, inner);
    return operations.addRelu(branch, this.#shortcut?.apply(operations, x) ?? x);
  }
}

export const bottleneck: ResidualBlockKind = {
  expansion: EXPANSION,
  make: (name, sizes, table, gated) => new Bottleneck(name, sizes, table, gated),
};
