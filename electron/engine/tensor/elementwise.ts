// Elementwise kernels on floats, called directly: a TensorFlow.js operation costs several times as much to start.
import type { Tensor } from '@tensorflow/tfjs-core';
import { boolAttribute, overFloats, runKernel, typeAttribute } from './kernel.ts';

const unary = (kernel: string) => (x: Tensor) => runKernel(kernel, [overFloats()], [x]);
const binary = (kernel: string) => (a: Tensor, b: Tensor) => runKernel(kernel, [overFloats()], [a, b]);

/** Shapes broadcast as in NumPy; the result is new. */
export const add = binary('AddV2');
export const subtract = binary('Sub');
export const multiply = binary('Mul');
export const divide = binary('RealDiv');
export const power = binary('Pow');
export const maximum = binary('Maximum');
export const log = unary('Log');
export const log1p = unary('Log1p');
export const exp = unary('Exp');
export const negate = unary('Neg');
export const sigmoid = unary('Sigmoid');
export const square = unary('Square');
export const absolute = unary('Abs');
/** −1, 0 or 1. */
export const sign = unary('Sign');
export const sqrt = unary('Sqrt');
/** dy · y · (1 − y), where y is the sigmoid's output. */
export const sigmoidGradient = binary('SigmoidGrad');

/** 1 where a > b, else 0, as floats. */
export function greater(a: Tensor, b: Tensor): Tensor {
  const truth = runKernel('Greater', [overFloats()], [a, b]);
  const floats = boolToFloat(truth);
  truth.dispose();
  return floats;
}

/** 1 where a ≥ b, else 0, as floats. */
export function greaterOrEqual(a: Tensor, b: Tensor): Tensor {
  const truth = runKernel('GreaterEqual', [overFloats()], [a, b]);
  const floats = boolToFloat(truth);
  truth.dispose();
  return floats;
}

function boolToFloat(x: Tensor): Tensor {
  return runKernel(
    'Cast',
    [typeAttribute('SrcT', 'bool'), typeAttribute('DstT', 'float32'), boolAttribute('Truncate', false)],
    [x],
  );
}
