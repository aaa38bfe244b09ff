// What a residual network is built of: blocks, each a branch added to a shortcut.
import { ConvolutionNorm } from './convolution-norm.ts';
import type { Operations } from './operations.ts';
import type { ParameterTable } from './parameter.ts';

export interface ResidualBlock {
  /** [batch, height, width, inputs] → [batch, ⌈height / stride⌉, ⌈width / stride⌉, expansion · width]. */
  apply<Value>(operations: Operations<Value>, x: Value): Value;
}

export interface ResidualSizes {
  readonly inputs: number;
  /** Channels inside the block. */
  readonly width: number;
  readonly stride: number;
}

/** One kind of block. */
export interface ResidualBlockKind {
  /** Output channels for each channel of the width. */
  readonly expansion: number;
  /** Puts the block's tensors, named below `name`, into the table. `gated` is false where none of it is masked. */
  make(name: string, sizes: ResidualSizes, table: ParameterTable, gated: boolean): ResidualBlock;
}

/** The projection of a shortcut whose shape changes: `<name>.downsample.0` and `.1`; undefined where it is the identity. */
export function shortcutOf(
  name: string,
  { inputs, outputs, stride }: { readonly inputs: number; readonly outputs: number; readonly stride: number },
  table: ParameterTable,
  gated: boolean,
): ConvolutionNorm | undefined {
  if (stride === 1 && inputs === outputs) return undefined;
  const names = { convolution: `${name}.downsample.0`, norm: `${name}.downsample.1` };
  return new ConvolutionNorm(names, { inputs, outputs, kernel: 1, stride }, table, gated);
}
