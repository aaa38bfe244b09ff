// Max pooling against windows gone through one by one.
import { memory, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { maxPool } from '../../../../electron/engine/tensor/max-pool.ts';
import { RandomStream } from '../../../../shared/random.ts';
import { useTensorFlow } from '../../../tensorflow.ts';
import { differentiate, dot } from './differentiate.ts';

beforeAll(() => {
  useTensorFlow();
});

/** One channel of one image: maxima of 3 × 3 windows, stride 2, one pixel around; and the place of each. */
function pooled(x: Float32Array, height: number, width: number): { maxima: number[]; places: number[] } {
  const maxima: number[] = [];
  const places: number[] = [];
  for (let row = -1; row <= height - 2; row += 2) {
    for (let column = -1; column <= width - 2; column += 2) {
      let place = -1;
      for (let y = Math.max(row, 0); y < Math.min(row + 3, height); y++) {
        for (let at = Math.max(column, 0); at < Math.min(column + 3, width); at++) {
          const i = y * width + at;
          if (place < 0 || (x[i] ?? 0) > (x[place] ?? 0)) place = i;
        }
      }
      maxima.push(x[place] ?? 0);
      places.push(place);
    }
  }
  return { maxima, places };
}

describe.each([
  [16, 16],
  [7, 7],
  [5, 8],
  [1, 1],
])('of %i × %i', (height, width) => {
  const random = RandomStream.for(3, 'pooling');
  const x = Float32Array.from({ length: height * width }, () => random.uniform());
  const { maxima, places } = pooled(x, height, width);

  test('takes the largest of each window, and gives it the gradient', () => {
    const image = tensor(x, [1, height, width, 1]);
    const y = maxPool(undefined, image);
    expect(y.shape).toEqual([1, Math.floor((height - 1) / 2) + 1, Math.floor((width - 1) / 2) + 1, 1]);
    expect([...y.dataSync()]).toEqual(maxima);
    const upstream = Float32Array.from(maxima, (_, i) => i + 1);
    const { gradients } = differentiate([image], (tape) =>
      dot(tape, maxPool(tape, image), tensor(upstream, [...y.shape])),
    );
    const expected = new Array<number>(x.length).fill(0);
    for (const [i, place] of places.entries()) expected[place] = (expected[place] ?? 0) + (upstream[i] ?? 0);
    expect(gradients[0]).toEqual(expected);
  });
});

test('keeps images and channels apart', () => {
  const x = tensor([1, 40, 2, 30, 3, 20, 4, 10, 5, 80, 6, 70, 7, 60, 8, 50], [2, 2, 2, 2]);
  const { gradients } = differentiate([x], (tape) => dot(tape, maxPool(tape, x), tensor([1, 2, 3, 4], [2, 1, 1, 2])));
  expect([...maxPool(undefined, x).dataSync()]).toEqual([4, 40, 8, 80]);
  expect(gradients[0]).toEqual([0, 2, 0, 0, 0, 0, 1, 0, 0, 4, 0, 0, 0, 0, 3, 0]);
});

test('leaves no tensor, and nothing on the console', () => {
  const warn = vi.spyOn(console, 'warn');
  const x = tensor(new Float32Array(2 * 6 * 6 * 3).fill(1), [2, 6, 6, 3]);
  const dy = tensor(new Float32Array(2 * 3 * 3 * 3).fill(1), [2, 3, 3, 3]);
  const pass = () => differentiate([x], (tape) => dot(tape, maxPool(tape, x), dy));
  pass();
  const before = memory().numTensors;
  pass();
  maxPool(undefined, x).dispose();
  expect(memory().numTensors).toBe(before);
  expect(warn).not.toHaveBeenCalled();
  warn.mockRestore();
});
