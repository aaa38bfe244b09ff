import { dispose, memory, type Tensor, tensor, zeros } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { scalarConstant } from '../../../../electron/engine/tensor/constants.ts';
import { add, multiply } from '../../../../electron/engine/tensor/elementwise.ts';
import { sum } from '../../../../electron/engine/tensor/shaping.ts';
import { Tape } from '../../../../electron/engine/tensor/tape.ts';
import { useTensorFlow } from '../../../tensorflow.ts';
import { differentiate } from './differentiate.ts';

beforeAll(() => {
  useTensorFlow();
});

/** a · b. */
function product(tape: Tape, a: Tensor, b: Tensor): Tensor {
  return tape.record([a, b], multiply(a, b), (gradient, [wantsA, wantsB]) => [
    wantsA === true ? multiply(gradient, b) : undefined,
    wantsB === true ? multiply(gradient, a) : undefined,
  ]);
}

/** The sum of a vector; a scalar is its gradient. */
function total(tape: Tape, x: Tensor): Tensor {
  return tape.record([x], sum(x, [0]), (gradient) => [gradient.clone()]);
}

function plus(tape: Tape, a: Tensor, b: Tensor): Tensor {
  return tape.record([a, b], add(a, b), (gradient) => [gradient.clone(), gradient.clone()]);
}

describe('a tape', () => {
  test('adds up the gradients of a value used twice by one operation', () => {
    const x = tensor([1, 2, -3]);
    const { value, gradients } = differentiate([x], (tape) => total(tape, product(tape, x, x)));
    expect(value).toBe(14);
    expect(gradients).toEqual([[2, 4, -6]]);
  });

  test('adds up the gradients of a value used by several operations', () => {
    const x = tensor([1, 2, -3]);
    const c = tensor([10, 20, 30]);
    const { gradients } = differentiate([x], (tape) => {
      const squared = product(tape, x, x);
      return total(tape, plus(tape, product(tape, squared, x), product(tape, x, c)));
    });
    expect(gradients).toEqual([[13, 32, 57]]);
  });

  test('spreads a scalar gradient over the tensor it belongs to', () => {
    const x = tensor([1, 2, 3]);
    expect(differentiate([x], (tape) => total(tape, x)).gradients).toEqual([[1, 1, 1]]);
  });

  test('adds a scalar gradient to every entry of another', () => {
    const x = tensor([1, 2, 3]);
    const { gradients } = differentiate([x], (tape) => plus(tape, total(tape, x), total(tape, product(tape, x, x))));
    expect(gradients).toEqual([[3, 5, 7]]);
  });

  test('gives no gradient of an input that is not watched', () => {
    const [x, frozen] = [tensor([1, 2]), tensor([3, 4])];
    const tape = new Tape();
    tape.watch(x);
    const target = total(tape, product(tape, x, frozen));
    const found = tape.gradients(target, scalarConstant(1), [x, frozen]);
    expect([...found.keys()]).toEqual([x]);
    expect([...(found.get(x)?.dataSync() ?? [])]).toEqual([3, 4]);
  });

  test('tells an operation which of its inputs are waited for', () => {
    const [x, frozen] = [tensor([1]), tensor([2])];
    const tape = new Tape();
    tape.watch(x);
    const asked: (readonly boolean[])[] = [];
    const target = tape.record([frozen, x], sum(x, [0]), (gradient, wanted) => {
      asked.push(wanted);
      return [undefined, gradient.clone()];
    });
    tape.gradients(target, scalarConstant(1), [x]);
    expect(asked).toEqual([[false, true]]);
  });

  test('gives no gradient of a watched value that the target does not depend on', () => {
    const [x, other] = [tensor([1, 2]), tensor([3, 4])];
    expect(differentiate([x, other], (tape) => total(tape, x)).gradients).toEqual([[1, 1], undefined]);
  });

  test('forgets an operation without a watched input and leaves its output to the caller', () => {
    const tape = new Tape();
    const x = tensor([1, 2]);
    const y = product(tape, x, x);
    expect(tape.watches(y)).toBe(false);
    tape.gradients(total(tape, y), scalarConstant(1), [x]);
    expect([...y.dataSync()]).toEqual([1, 4]);
  });

  test('leaves kept outputs and frees the others', () => {
    const tape = new Tape();
    const x = tensor([1, 2]);
    tape.watch(x);
    const y = product(tape, x, x);
    const z = product(tape, y, x);
    tape.keep(y);
    tape.gradients(total(tape, z), scalarConstant(1), [x]);
    expect(y.isDisposed).toBe(false);
    expect(z.isDisposed).toBe(true);
    expect(x.isDisposed).toBe(false);
  });

  test('leaves no tensor besides the gradients', () => {
    const [x, c] = [tensor([1, 2]), tensor([3, 4])];
    const pass = () => {
      const tape = new Tape();
      tape.watch(x);
      tape.watch(c);
      const squared = product(tape, x, x);
      // Nothing comes of it: a branch that the target does not depend on.
      total(tape, squared);
      const owned = zeros([2]);
      const copy = tape.record([squared], add(squared, owned), (gradient) => [multiply(gradient, c)], [owned]);
      const target = plus(tape, total(tape, product(tape, copy, c)), total(tape, x));
      return tape.gradients(target, scalarConstant(1), [x, c]);
    };
    // Constants are made once.
    dispose([...pass().values()]);
    const before = memory().numTensors;
    const found = pass();
    expect(found.size).toBe(2);
    expect(memory().numTensors).toBe(before + 2);
    dispose([...found.values()]);
  });
});
