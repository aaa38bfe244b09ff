// Kernels that move, cut or sum values: reshape, pad, slice, reductions, matrix product.
import { type Tensor, tensor } from '@tensorflow/tfjs-core';
import { intPairs, intScalar, intVector } from './constants.ts';
import { boolAttribute, intAttribute, overFloats, runKernel, typeAttribute } from './kernel.ts';

/** The same values under another shape, without a copy. */
export function reshape(x: Tensor, shape: readonly number[]): Tensor {
  return runKernel('Reshape', [overFloats(), typeAttribute('Tshape', 'int32')], [x, intVector(shape)]);
}

/** Zeros before and after each axis. */
export function pad(x: Tensor, paddings: readonly (readonly [number, number])[]): Tensor {
  return runKernel('Pad', [overFloats(), typeAttribute('Tpaddings', 'int32')], [x, intPairs(paddings)]);
}

export function slice(x: Tensor, begin: readonly number[], size: readonly number[]): Tensor {
  return runKernel('Slice', [overFloats(), typeAttribute('Index', 'int32')], [x, intVector(begin), intVector(size)]);
}

const reduction =
  (kernel: string) =>
  (x: Tensor, axes: readonly number[], keepAxes = false) =>
    runKernel(
      kernel,
      [overFloats(), typeAttribute('Tidx', 'int32'), boolAttribute('keep_dims', keepAxes)],
      [x, intVector(axes)],
    );
export const sum = reduction('Sum');
export const mean = reduction('Mean');

/** a · b of matrices, each transposed first where asked. */
export function matrixProduct(a: Tensor, b: Tensor, transposeA = false, transposeB = false): Tensor {
  return runKernel(
    'MatMul',
    [overFloats(), boolAttribute('transpose_a', transposeA), boolAttribute('transpose_b', transposeB)],
    [a, b],
  );
}

/** Rows of x [rows, columns] by number, a new tensor [rows.length, columns]. */
export function rowsOf(x: Tensor, rows: Int32Array): Tensor {
  const numbers = tensor(rows, [rows.length], 'int32');
  const types = [
    typeAttribute('Tparams', 'float32'),
    typeAttribute('Tindices', 'int32'),
    typeAttribute('Taxis', 'int32'),
  ];
  const result = runKernel('GatherV2', [...types, intAttribute('batch_dims', 0)], [x, numbers, intScalar(0)]);
  numbers.dispose();
  return result;
}
