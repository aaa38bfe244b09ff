// The border between PyTorch's memory layouts and the engine's. Weights are converted here and nowhere else.

/**
 * - `plain`: the same in both.
 * - `convolution`: PyTorch [outputs, inputs, h, w], here [h, w, inputs, outputs].
 * - an object: a linear layer over flattened images, whose columns PyTorch orders by channel, row, column and the
 *   engine by row, column, channel.
 */
export type Layout = 'plain' | 'convolution' | FlattenedImages;

export interface FlattenedImages {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** The engine's shape of a tensor with PyTorch's shape. */
export function engineShape(torchShape: readonly number[], layout: Layout): number[] {
  if (layout !== 'convolution') return [...torchShape];
  const [outputs = 0, inputs = 0, height = 0, width = 0] = torchShape;
  return [height, width, inputs, outputs];
}

/** Row-major values in PyTorch's layout → in the engine's. A new array, of the same length. */
export function fromTorch(values: Float32Array, torchShape: readonly number[], layout: Layout): Float32Array {
  return reorder(values, torchShape, layout, (torch, engine, out) => {
    out[engine] = values[torch] ?? 0;
  });
}

/** Row-major values in the engine's layout → in PyTorch's. A new array, of the same length. */
export function toTorch(values: Float32Array, torchShape: readonly number[], layout: Layout): Float32Array {
  return reorder(values, torchShape, layout, (torch, engine, out) => {
    out[torch] = values[engine] ?? 0;
  });
}

function reorder(
  values: Float32Array,
  torchShape: readonly number[],
  layout: Layout,
  move: (torch: number, engine: number, out: Float32Array) => void,
): Float32Array {
  const size = torchShape.reduce((product, n) => product * n, 1);
  if (values.length !== size) throw new RangeError(`${values.length} values for a tensor [${torchShape.join()}]`);
  if (layout === 'plain') return values.slice();
  const out = new Float32Array(values.length);
  // Both layouts are a matrix [outputs, inputs, pixels] whose axes are moved.
  const [outputs = 0] = torchShape;
  const inputs = layout === 'convolution' ? (torchShape[1] ?? 0) : layout.channels;
  const pixels = size / (outputs * inputs);
  if (typeof layout === 'object' && pixels !== layout.height * layout.width) {
    throw new RangeError(
      `a tensor [${torchShape.join()}] doesn't read images of ${layout.height} × ${layout.width} × ${layout.channels}`,
    );
  }
  let torch = 0;
  for (let o = 0; o < outputs; o++)
    for (let i = 0; i < inputs; i++)
      for (let p = 0; p < pixels; p++) {
        const engine = layout === 'convolution' ? (p * inputs + i) * outputs + o : (o * pixels + p) * inputs + i;
        move(torch++, engine, out);
      }
  return out;
}
