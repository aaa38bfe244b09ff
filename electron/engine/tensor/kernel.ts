// Calling a TensorFlow kernel by name: what every operation of the engine goes through.
import type { Tensor } from '@tensorflow/tfjs-core';
import { tensorFlow } from './tensorflow.ts';

/** TensorFlow's type enumeration (DataType in types.proto), of the types that the engine uses. */
const TYPES = { float32: 1, int32: 3, uint8: 4, int64: 9, bool: 10, resource: 20 } as const;
export type KernelType = keyof typeof TYPES;

/** An attribute of a kernel as the addon takes it. */
export interface Attribute {
  name: string;
  type: number;
  value: number | boolean | string | number[];
}

type AttributeKind = 'TYPE' | 'INT' | 'FLOAT' | 'BOOL' | 'STRING' | 'SHAPE';

const attribute =
  <Value extends Attribute['value']>(kind: AttributeKind) =>
  (name: string, value: Value): Attribute => ({ name, type: tensorFlow().backend.binding[`TF_ATTR_${kind}`], value });

export const intAttribute = attribute<number | number[]>('INT');
export const floatAttribute = attribute<number>('FLOAT');
export const boolAttribute = attribute<boolean>('BOOL');
export const stringAttribute = attribute<string>('STRING');
export const shapeAttribute = attribute<number[]>('SHAPE');
const numberedType = attribute<number>('TYPE');
export const typeAttribute = (name: string, type: KernelType): Attribute => numberedType(name, TYPES[type]);

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
