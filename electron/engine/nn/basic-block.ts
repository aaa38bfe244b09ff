// The residual block of ResNet-18 and 34: two convolutions of 3 × 3 beside an identity (He et al. 2016, figure 5 left).
import { ConvolutionNorm } from './convolution-norm.ts';
import type { Operations } from './operations.ts';
import type { ParameterTable } from './parameter.ts';
import { type ResidualBlock, type ResidualBlockKind, type ResidualSizes, shortcutOf } from './residual-block.ts';

class BasicBlock implements ResidualBlock {
  readonly #first: ConvolutionNorm;
  readonly #second: ConvolutionNorm;
  readonly #shortcut: ConvolutionNorm | undefined;

  constructor(name: string, { inputs, width, stride }: ResidualSizes, table: ParameterTable, gated: boolean) {
    const layer = (i: number) => ({ convolution: `${name}.conv${i}`, norm: `${name}.bn${i}` });
    this.#first = new ConvolutionNorm(layer(1), { inputs, outputs: width, kernel: 3, stride }, table, gated);
    this.#second = new ConvolutionNorm(layer(2), { inputs: width, outputs: width, kernel: 3, stride: 1 }, table, gated);
    this.#shortcut = shortcutOf(name, { inputs, outputs: width, stride }, table, gated);
  }

  apply<Value>(operations: Operations<Value>, x: Value): Value {
    const inner = operations.relu(this.#first.apply(operations, x));
    const branch = this.#second.apply(operations, inner);
    return operations.addRelu(branch, this.#shortcut?.apply(operations, x) ?? x);
  }
}

export const basicBlock: ResidualBlockKind = {
  expansion: 1,
  make: (name, sizes, table, gated) => new BasicBlock(name, sizes, table, gated),
};
