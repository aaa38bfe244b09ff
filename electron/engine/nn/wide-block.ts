// The residual block of wide residual networks: norm and ReLU come before each convolution (Zagoruyko and Komodakis 2016).
import { BatchNorm } from './batch-norm.ts';
import { residualConvolution } from './convolution-norm.ts';
import type { GatedConvolution } from './gated-layers.ts';
import type { Operations } from './operations.ts';
import type { ParameterTable } from './parameter.ts';
import type { ResidualBlock } from './residual-block.ts';

interface WideSizes {
  readonly inputs: number;
  readonly outputs: number;
  readonly stride: number;
}

/** Tensors below `<name>`: `bn1`, `conv1`, `bn2`, `conv2`, and `convShortcut` where the number of channels changes. */
export class WideBlock implements ResidualBlock {
  readonly #norm1: BatchNorm;
  readonly #convolution1: GatedConvolution;
  readonly #norm2: BatchNorm;
  readonly #convolution2: GatedConvolution;
  readonly #shortcut: GatedConvolution | undefined;

  constructor(name: string, { inputs, outputs, stride }: WideSizes, table: ParameterTable) {
    this.#norm1 = new BatchNorm(`${name}.bn1`, inputs, table);
    this.#convolution1 = residualConvolution(`${name}.conv1`, { inputs, outputs, kernel: 3, stride }, table);
    this.#norm2 = new BatchNorm(`${name}.bn2`, outputs, table);
    this.#convolution2 = residualConvolution(
      `${name}.conv2`,
      { inputs: outputs, outputs, kernel: 3, stride: 1 },
      table,
    );
    if (inputs !== outputs) {
      this.#shortcut = residualConvolution(`${name}.convShortcut`, { inputs, outputs, kernel: 1, stride }, table);
    }
  }

  apply<Value>(operations: Operations<Value>, x: Value): Value {
    const active = operations.relu(this.#norm1.apply(operations, x));
    const inner = operations.relu(this.#norm2.apply(operations, this.#convolution1.apply(operations, active)));
    const branch = this.#convolution2.apply(operations, inner);
    // A projection reads what norm and ReLU made of x, an identity x itself.
    return operations.add(branch, this.#shortcut?.apply(operations, active) ?? x);
  }
}
