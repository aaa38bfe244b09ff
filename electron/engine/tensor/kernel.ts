// Calling a TensorFlow kernel by name: what every operation of the engine goes through.
import type { Tensor } from '@tensorflow/tfjs-core';
import { tensorFlow } from './tensorflow.ts';

/** TensorFlow's type enumeration (DataType in types.proto), of the types that the engine uses. */
const TYPES = { float32: 1, int32: 3, uint8: 4, bool: 10, resource: 20 } as const;
export type KernelType = keyof typeof TYPES;

/** An attribute of a kernel as the addon takes it. */
interface Attribute {
  name: string;
  type: number;
  value: number | boolean | string | number[];
}

export const typeAttribute = (name: string, type: KernelType): Attribute => ({
  name,
  type: tensorFlow().backend.binding.TF_ATTR_TYPE,
  value: TYPES[type],
});
export const intAttribute = (name: string, value: number | number[]): Attribute => ({
  name,
  type: tensorFlow().backend.binding.TF_ATTR_INT,
  value,
});
export const floatAttribute = (name: string, value: number): Attribute => ({
  name,
  type: tensorFlow().backend.binding.TF_ATTR_FLOAT,
  value,
});
export const boolAttribute = (name: string, value: boolean): Attribute => ({
  name,
  type: tensorFlow().backend.binding.TF_ATTR_BOOL,
  value,
});
export const stringAttribute = (name: string, value: string): Attribute => ({
  name,
  type: tensorFlow().backend.binding.TF_ATTR_STRING,
  value,
});
export const shapeAttribute = (name: string, value: number[]): Attribute => ({
  name,
  type: tensorFlow().backend.binding.TF_ATTR_SHAPE,
  value,
});

/** The attribute `T` of a kernel over floats, which most have. */
export const overFloats = (): Attribute => typeAttribute('T', 'float32');

/** Runs a kernel with one output. The caller owns it, as any tensor: the current `tidy` frees it. */
export function runKernel(name: string, attributes: Attribute[], inputs: Tensor[]): Tensor {
  return tensorFlow().backend.executeSingleOutput(name, attributes, inputs);
}

/** Runs a kernel with `outputs` outputs, none included. */
export function runKernels(name: string, attributes: Attribute[], inputs: Tensor[], outputs: number): Tensor[] {
  return tensorFlow().backend.executeMultipleOutputs(name, attributes, inputs, outputs);
}
