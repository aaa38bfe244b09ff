// Sizes of a convolution, worked out and checked once.

/** Stride and zero padding, the same on both axes. */
export interface ConvolutionSettings {
  readonly stride: number;
  readonly padding: number;
}

/** Zeros to add before the kernels on the two sides of a spatial axis; rows that no output reads are left out. */
type Zeros = readonly [before: number, after: number];

export interface Geometry {
  readonly kernel: number;
  readonly stride: number;
  readonly inputs: number;
  readonly outputs: number;
  /** TensorFlow's name of a padding by which the kernels themselves add the zeros; VALID adds none. */
  readonly kernelPadding: 'SAME' | 'VALID';
  /** Whether any zeros are to be added before the kernels. */
  readonly pads: boolean;
  readonly rows: Zeros;
  readonly columns: Zeros;
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
  const axes = [height, width].map((side) => axisOf(side, kernel, stride, padding));
  if (axes.some(({ outputs: side }) => side < 1)) {
    throw new RangeError(
      `convolution: a kernel of ${kernel} doesn't fit images of ${height} × ${width} with padding ${padding}`,
    );
  }
  const same = axes.every((axis) => axis.same);
  const [rows, columns]: readonly Zeros[] = axes.map((axis) => (same ? [0, 0] : axis.zeros));
  if (rows === undefined || columns === undefined) throw new Error('unreachable');
  return {
    kernel,
    stride,
    inputs,
    outputs,
    kernelPadding: same ? 'SAME' : 'VALID',
    pads: [...rows, ...columns].some((zeros) => zeros > 0),
    rows,
    columns,
    inputShape: [batch, height, width, inputs],
    paddedShape: [batch, height + rows[0] + rows[1], width + columns[0] + columns[1], inputs],
  };
}

/** `outputs` is the length of the output's axis; `same` whether TensorFlow's SAME puts the same zeros at the same places. */
function axisOf(side: number, kernel: number, stride: number, padding: number) {
  const outputs = Math.floor((side + 2 * padding - kernel) / stride) + 1;
  const read = (outputs - 1) * stride + kernel;
  const zeros: Zeros = [padding, Math.max(0, read - side - padding)];
  const ofSame = Math.max(0, (Math.ceil(side / stride) - 1) * stride + kernel - side);
  return { outputs, zeros, same: ofSame === 2 * padding && outputs === Math.ceil(side / stride) };
}
