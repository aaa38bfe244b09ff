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
  if (axes === undefined) return values.slice();
  const { outputs, inputs, pixels, strides } = axes;
  const out = new Float32Array(values.length);
  let torch = 0;
  for (let o = 0; o < outputs; o++)
    for (let i = 0; i < inputs; i++) {
      let engine = o * strides.output + i * strides.input;
      for (let p = 0; p < pixels; p++, engine += strides.pixel) out[engine] = values[torch++] ?? 0;
    }
  return out;
}

/** Row-major values in the engine's layout → in PyTorch's. A new array, of the same length. */
export function toTorch(values: Float32Array, torchShape: readonly number[], layout: Layout): Float32Array {
  const axes = axesOf(values, torchShape, layout);
  if (axes === undefined) return values.slice();
  const { outputs, inputs, pixels, strides } = axes;
  const out = new Float32Array(values.length);
  let torch = 0;
  for (let o = 0; o < outputs; o++)
    for (let i = 0; i < inputs; i++) {
      let engine = o * strides.output + i * strides.input;
      for (let p = 0; p < pixels; p++, engine += strides.pixel) out[torch++] = values[engine] ?? 0;
    }
  return out;
}

/** Both layouts are a matrix [outputs, inputs, pixels], as PyTorch orders it, whose axes the engine moves. */
interface Axes {
  readonly outputs: number;
  readonly inputs: number;
  readonly pixels: number;
  /** How far apart neighbours along an axis are in the engine's layout. */
  readonly strides: { readonly output: number; readonly input: number; readonly pixel: number };
}

/** Undefined where both layouts are the same. */
function axesOf(values: Float32Array, torchShape: readonly number[], layout: Layout): Axes | undefined {
  const size = torchShape.reduce((product, n) => product * n, 1);
  if (values.length !== size) throw new RangeError(`${values.length} values for a tensor [${torchShape.join()}]`);
  if (layout === 'plain') return undefined;
  const [outputs = 0] = torchShape;
  const inputs = layout === 'convolution' ? (torchShape[1] ?? 0) : layout.channels;
  const pixels = size / (outputs * inputs);
  if (layout === 'convolution') {
    return { outputs, inputs, pixels, strides: { output: 1, input: outputs, pixel: inputs * outputs } };
  }
  if (pixels !== layout.height * layout.width) {
    throw new RangeError(
      `a tensor [${torchShape.join()}] doesn't read images of ${layout.height} × ${layout.width} × ${layout.channels}`,
    );
  }
  return { outputs, inputs, pixels, strides: { output: pixels * inputs, input: 1, pixel: inputs } };
}
