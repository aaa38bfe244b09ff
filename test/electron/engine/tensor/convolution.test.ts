import { dispose, memory, type Tensor, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { convolution } from '../../../../electron/engine/tensor/convolution.ts';
import {
  type ConvolutionSettings,
  convolutionGeometry,
} from '../../../../electron/engine/tensor/convolution-geometry.ts';
import { Tape } from '../../../../electron/engine/tensor/tape.ts';
import { RandomStream } from '../../../../shared/random.ts';
import { useTensorFlow } from '../../../tensorflow.ts';
import { expectClose } from '../golden/closeness.ts';
import { differentiate, dot } from './differentiate.ts';

beforeAll(() => {
  useTensorFlow();
});

const BATCH = 2;
const INPUTS = 3;
const OUTPUTS = 4;

interface Case extends ConvolutionSettings {
  /** The image's height, and its width unless that is given. */
  readonly side: number;
  readonly width?: number;
  readonly kernel: number;
}

const cases: Case[] = [
  { side: 28, kernel: 4, stride: 2, padding: 1 },
  { side: 14, kernel: 4, stride: 2, padding: 1 },
  { side: 7, kernel: 4, stride: 2, padding: 1 },
  { side: 9, kernel: 3, stride: 1, padding: 1 },
  { side: 9, kernel: 3, stride: 2, padding: 1 },
  { side: 8, kernel: 3, stride: 2, padding: 1 },
  { side: 12, kernel: 7, stride: 2, padding: 3 },
  { side: 8, kernel: 1, stride: 2, padding: 0 },
  { side: 6, width: 9, kernel: 3, stride: 1, padding: 1 },
  // SAME would do for the rows, not for the columns.
  { side: 9, width: 8, kernel: 3, stride: 2, padding: 1 },
  // Its output reads neither all of the image nor the padding after it.
  { side: 9, kernel: 2, stride: 4, padding: 1 },
];

const outputSide = ({ kernel, stride, padding }: Case, side: number) =>
  Math.floor((side + 2 * padding - kernel) / stride) + 1;
const widthOf = ({ side, width = side }: Case) => width;

/** Row-major position of `at` in a tensor of `shape`. */
const position = (shape: readonly number[], at: readonly number[]) =>
  shape.reduce((before, length, axis) => before * length + (at[axis] ?? 0), 0);

/** The coordinates of every entry of a tensor, in order. */
function* entries(shape: readonly number[]): Generator<number[]> {
  const count = shape.reduce((product, length) => product * length, 1);
  for (let i = 0; i < count; i++) {
    const at: number[] = [];
    let rest = i;
    for (const length of shape.toReversed()) {
      at.unshift(rest % length);
      rest = Math.floor(rest / length);
    }
    yield at;
  }
}

interface Shapes {
  readonly image: [number, number, number, number];
  readonly weight: [number, number, number, number];
  readonly output: [number, number, number, number];
}

const shapesOf = (of: Case): Shapes => ({
  image: [BATCH, of.side, widthOf(of), INPUTS],
  weight: [of.kernel, of.kernel, INPUTS, OUTPUTS],
  output: [BATCH, outputSide(of, of.side), outputSide(of, widthOf(of)), OUTPUTS],
});

/** Every product of the sum that a convolution is: positions in the image, the weight and the output. */
function products(of: Case, { image, weight, output }: Shapes): [number, number, number][] {
  const found: [number, number, number][] = [];
  for (const [b = 0, row = 0, column = 0, o = 0] of entries(output)) {
    for (const [ky = 0, kx = 0, i = 0] of entries([of.kernel, of.kernel, INPUTS])) {
      const [y, x] = [row * of.stride + ky - of.padding, column * of.stride + kx - of.padding];
      if (y < 0 || x < 0 || y >= of.side || x >= widthOf(of)) continue;
      found.push([
        position(image, [b, y, x, i]),
        position(weight, [ky, kx, i, o]),
        position(output, [b, row, column, o]),
      ]);
    }
  }
  return found;
}

/** Σ left · right over the products, gathered by the position that is neither's. */
function gathered(
  length: number,
  terms: readonly [number, number, number][],
  pick: (term: readonly [number, number, number]) => readonly [number, number],
): number[] {
  const sums = new Float64Array(length);
  for (const term of terms) {
    const [at, product] = pick(term);
    sums[at] = (sums[at] ?? 0) + product;
  }
  return [...sums];
}

function randomValues(shape: readonly number[], random: RandomStream): Float32Array {
  const count = shape.reduce((product, length) => product * length, 1);
  return Float32Array.from({ length: count }, () => random.uniform() * 2 - 1);
}

describe.each(cases)('$kernel × $kernel, stride $stride, padding $padding on $side (× $width)', (of) => {
  const shapes = shapesOf(of);
  const random = RandomStream.for(1, 'convolution');
  const x = randomValues(shapes.image, random);
  const w = randomValues(shapes.weight, random);
  const r = randomValues(shapes.output, random);
  const at = (values: Float32Array, i: number) => values[i] ?? Number.NaN;

  function withTensors(use: (image: Tensor, weight: Tensor, upstream: Tensor) => void): void {
    const made = [tensor(x, shapes.image), tensor(w, shapes.weight), tensor(r, shapes.output)] as const;
    use(...made);
    dispose([...made]);
  }

  test('sums what the kernel covers', () => {
    withTensors((image, weight) => {
      const y = convolution(undefined, image, weight, of);
      expect(y.shape).toEqual(shapes.output);
      const expected = gathered(r.length, products(of, shapes), ([xi, wi, yi]) => [yi, at(x, xi) * at(w, wi)]);
      expectClose([...y.dataSync()], expected, 1e-5);
      y.dispose();
    });
  });

  test('has the gradients of that sum', () => {
    withTensors((image, weight, upstream) => {
      const { gradients } = differentiate([image, weight], (tape) =>
        dot(tape, convolution(tape, image, weight, of), upstream),
      );
      const terms = products(of, shapes);
      const toImage = gathered(x.length, terms, ([xi, wi, yi]) => [xi, at(w, wi) * at(r, yi)]);
      const toWeight = gathered(w.length, terms, ([xi, wi, yi]) => [wi, at(x, xi) * at(r, yi)]);
      expectClose(gradients[0] ?? [], toImage, 1e-5);
      expectClose(gradients[1] ?? [], toWeight, 1e-5);
    });
  });

  test('leaves no tensor but its output', () => {
    withTensors((image, weight, upstream) => {
      const pass = () =>
        differentiate([image, weight], (tape) => dot(tape, convolution(tape, image, weight, of), upstream));
      // Constants are made once.
      pass();
      const before = memory().numTensors;
      pass();
      expect(memory().numTensors).toBe(before);
      convolution(new Tape(), image, weight, of).dispose();
      expect(memory().numTensors).toBe(before);
    });
  });
});

describe('the gradient of a frozen input', () => {
  test('is not worked out', () => {
    const image = tensor(new Float32Array(9).fill(1), [1, 3, 3, 1]);
    const weight = tensor(new Float32Array(4).fill(1), [2, 2, 1, 1]);
    const tape = new Tape();
    tape.watch(weight);
    const y = convolution(tape, image, weight, { stride: 1, padding: 0 });
    const ones = tensor(new Float32Array(4).fill(1), [1, 2, 2, 1]);
    const found = tape.gradients(dot(tape, y, ones), tensor(1), [image, weight]);
    expect(found.has(image)).toBe(false);
    expect([...(found.get(weight)?.dataSync() ?? [])]).toEqual([4, 4, 4, 4]);
  });
});

describe('shapes that do not fit', () => {
  const plain = { stride: 1, padding: 0 };
  test.each([
    ['channels', [2, 8, 8, 3], [3, 3, 4, 5], plain, "images [2,8,8,3] don't fit weights [3,3,4,5]"],
    ['ranks', [8, 8, 3], [3, 3, 3, 5], plain, "images [8,8,3] don't fit weights [3,3,3,5]"],
    ['oblong kernels', [2, 8, 8, 3], [3, 2, 3, 5], plain, "images [2,8,8,3] don't fit weights [3,2,3,5]"],
    [
      'kernels beyond the image',
      [2, 4, 4, 3],
      [7, 7, 3, 5],
      { stride: 1, padding: 1 },
      "a kernel of 7 doesn't fit images of 4 × 4 with padding 1",
    ],
  ])('of %s are refused with the sizes', (_name, image, weight, settings, message) => {
    expect(() => convolutionGeometry(image, weight, settings)).toThrow(RangeError);
    expect(() => convolutionGeometry(image, weight, settings)).toThrow(message);
  });
});
