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
  const axes = axesOf(values, torchShape, layout);
  return axes === undefined ? values.slice() : moved(values, axes, axes.torch, axes.engine);
}

/** Row-major values in the engine's layout → in PyTorch's. A new array, of the same length. */
export function toTorch(values: Float32Array, torchShape: readonly number[], layout: Layout): Float32Array {
  const axes = axesOf(values, torchShape, layout);
  return axes === undefined ? values.slice() : moved(values, axes, axes.engine, axes.torch);
}

/** How far apart neighbours along an axis are. */
interface Strides {
  readonly output: number;
  readonly input: number;
  readonly pixel: number;
}

/** Both layouts are a matrix [outputs, inputs, pixels], as PyTorch orders it, whose axes the engine moves. */
interface Axes {
  readonly outputs: number;
  readonly inputs: number;
  readonly pixels: number;
  readonly torch: Strides;
  readonly engine: Strides;
}

function moved(values: Float32Array, { outputs, inputs, pixels }: Axes, from: Strides, to: Strides): Float32Array {
  const out = new Float32Array(values.length);
  for (let o = 0; o < outputs; o++)
    for (let i = 0; i < inputs; i++) {
      let source = o * from.output + i * from.input;
      let target = o * to.output + i * to.input;
      for (let p = 0; p < pixels; p++, source += from.pixel, target += to.pixel) out[target] = values[source] ?? 0;
    }
  return out;
}

/** Undefined where both layouts are the same. */
function axesOf(values: Float32Array, torchShape: readonly number[], layout: Layout): Axes | undefined {
  const size = torchShape.reduce((product, n) => product * n, 1);
  if (values.length !== size) throw new RangeError(`${values.length} values for a tensor [${torchShape.join()}]`);
  if (layout === 'plain') return undefined;
  const [outputs = 0] = torchShape;
  const inputs = layout === 'convolution' ? (torchShape[1] ?? 0) : layout.channels;
  const pixels = size / (outputs * inputs);
  const sizes = { outputs, inputs, pixels, torch: { output: inputs * pixels, input: pixels, pixel: 1 } };
  if (layout === 'convolution') return { ...sizes, engine: { output: 1, input: outputs, pixel: inputs * outputs } };
  if (pixels !== layout.height * layout.width) {
    throw new RangeError(
      `a tensor [${torchShape.join()}] doesn't read images of ${layout.height} × ${layout.width} × ${layout.channels}`,
    );
  }
  return { ...sizes, engine: { output: pixels * inputs, input: 1, pixel: inputs } };
}
