// The differentiable building blocks besides convolution, with hand-made numbers.
import { tensor } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { averagePool, flatten, linear, relu } from '../../../../electron/engine/tensor/layers.ts';
import { useTensorFlow } from '../../../tensorflow.ts';
import { differentiate, dot } from './differentiate.ts';

beforeAll(() => {
  useTensorFlow();
});

test('a linear layer is x · weightᵀ + bias, with its three gradients', () => {
  const x = tensor([1, 2, 3, 4], [2, 2]);
  const weight = tensor([1, 0, -1, 2, 0.5, 0.5], [3, 2]);
  const bias = tensor([10, 20, 30]);
  const dy = tensor([1, 2, 3, 4, 5, 6], [2, 3]);
  expect([...linear(undefined, x, weight, bias).dataSync()]).toEqual([11, 23, 31.5, 13, 25, 33.5]);
  const { gradients } = differentiate([x, weight, bias], (tape) => dot(tape, linear(tape, x, weight, bias), dy));
  expect(gradients).toEqual([
    [0.5, 5.5, 2, 13],
    [13, 18, 17, 24, 21, 30],
    [5, 7, 9],
  ]);
});

test('the pooled mean spreads its gradient over the pixels of a channel', () => {
  const x = tensor([1, 10, 2, 20, 3, 30, 6, 40], [1, 2, 2, 2]);
  const { value, gradients } = differentiate([x], (tape) => dot(tape, averagePool(tape, x), tensor([4, 8], [1, 2])));
  expect(value).toBe(4 * 3 + 8 * 25);
  expect(gradients).toEqual([[1, 2, 1, 2, 1, 2, 1, 2]]);
});

test('ReLU lets no gradient through at zero or below, and keeps NaN', () => {
  const x = tensor([-1, 0, 2, Number.NaN]);
  const { gradients } = differentiate([x], (tape) => dot(tape, relu(tape, x), tensor([5, 5, 5, 5])));
  expect(gradients[0]?.slice(0, 3)).toEqual([0, 0, 5]);
  expect(relu(undefined, x).dataSync()[3]).toBeNaN();
});

test('flattening keeps row-major order both ways', () => {
  const x = tensor([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2, 1]);
  expect(flatten(undefined, x).shape).toEqual([2, 4]);
  const { gradients } = differentiate([x], (tape) =>
    dot(tape, flatten(tape, x), tensor([1, 2, 3, 4, 5, 6, 7, 8], [2, 4])),
  );
  expect(gradients).toEqual([[1, 2, 3, 4, 5, 6, 7, 8]]);
});
