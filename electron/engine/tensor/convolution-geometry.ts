// Sizes of a convolution, worked out and checked once.

/** Stride and zero padding, the same on both axes. */
export interface ConvolutionSettings {
  readonly stride: number;
  readonly padding: number;
}

export interface Geometry {
  readonly kernel: number;
  readonly stride: number;
  readonly inputs: number;
  readonly outputs: number;
  /** TensorFlow's name of a padding by which the kernels themselves add the zeros; VALID adds none. */
  readonly kernelPadding: 'SAME' | 'VALID';
  /** Zeros to add before the kernels, on each side of a spatial axis; rows that no output reads are left out. */
  readonly before: number;
  readonly after: number;
  readonly inputShape: readonly [number, number, number, number];
  readonly paddedShape: readonly [number, number, number, number];
}

/** Pure. Throws a RangeError, with the sizes, where shapes don't fit one another. */
export function convolutionGeometry(
  input: readonly number[],
  weight: readonly number[],
  { stride, padding }: ConvolutionSettings,
): Geometry {
  const [batch = 0, height = 0, width = 0, channels = 0] = input;
  const [kernel = 0, kernelWidth = 0, inputs = 0, outputs = 0] = weight;
  if (input.length !== 4 || weight.length !== 4 || channels !== inputs || kernel !== kernelWidth) {
    throw new RangeError(`convolution: images [${input.join()}] don't fit weights [${weight.join()}]`);
  }
  if (height !== width) throw new RangeError(`convolution: images must be square, got ${height} × ${width}`);
  const outputSide = Math.floor((height + 2 * padding - kernel) / stride) + 1;
  if (outputSide < 1) {
    throw new RangeError(`convolution: a kernel of ${kernel} doesn't fit images of ${height} with padding ${padding}`);
  }
  const read = (outputSide - 1) * stride + kernel;
  const same = isSame(height, kernel, stride, padding);
  const before = same ? 0 : padding;
  const after = same ? 0 : Math.max(0, read - height - padding);
  const padded = height + before + after;
  return {
    kernel,
    stride,
    inputs,
    outputs,
    kernelPadding: same ? 'SAME' : 'VALID',
    before,
    after,
    inputShape: [batch, height, width, inputs],
    paddedShape: [batch, padded, padded, inputs],
  };
}

/** Whether TensorFlow's SAME puts the same zeros at the same places. */
function isSame(side: number, kernel: number, stride: number, padding: number): boolean {
  const outputs = Math.ceil(side / stride);
  const zeros = Math.max(0, (outputs - 1) * stride + kernel - side);
  return zeros === 2 * padding && outputs === Math.floor((side + 2 * padding - kernel) / stride) + 1;
}
