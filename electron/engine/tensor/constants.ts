// Small tensors that kernels take again and again: axes, shapes, scalars. Made once, kept for the process.
import { keep, type Tensor, tensor } from '@tensorflow/tfjs-core';

const made = new Map<string, Tensor>();

function once(key: string, make: () => Tensor): Tensor {
  let found = made.get(key);
  if (found === undefined || found.isDisposed) {
    found = keep(make());
    made.set(key, found);
  }
  return found;
}

/** A float scalar whose value is fixed in the program. Not for values that change from step to step. */
export const scalarConstant = (value: number): Tensor => once(`f${value}`, () => tensor(value, [], 'float32'));

/** An int32 vector, such as axes or a shape. */
export const intVector = (values: readonly number[]): Tensor =>
  once(`v${values.join()}`, () => tensor([...values], [values.length], 'int32'));

/** An int32 scalar, such as one axis. */
export const intScalar = (value: number): Tensor => once(`s${value}`, () => tensor(value, [], 'int32'));

/** An int32 matrix [values.length, 2], such as paddings. */
export const intPairs = (values: readonly (readonly [number, number])[]): Tensor =>
  once(`p${values.join(';')}`, () =>
    tensor(
      values.map(([low, high]) => [low, high]),
      [values.length, 2],
      'int32',
    ),
  );

/** Any float tensor that `make` fills, under a key that names its content. */
export const floatTable = (key: string, shape: number[], make: () => Float32Array): Tensor =>
  once(`t${key}`, () => tensor(make(), shape, 'float32'));
