// Workaround: kernels with an int64 output, of which TensorFlow.js 4.22 warns on the console each time one is made.
//
// It knows no int64 and lists such a tensor as int32, as this does: nothing may read its values, and only kernels that
// expect int64 may take it. Delete once tfjs-node's createOutputTensor is silent.
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Attribute } from './kernel.ts';
import { tensorFlow } from './tensorflow.ts';

/** Runs a kernel whose outputs at `opaque` are int64. The caller owns the outputs. */
export function runKernelsWithInt64(
  name: string,
  attributes: Attribute[],
  inputs: Tensor[],
  outputs: number,
  opaque: readonly number[],
): Tensor[] {
  const { backend } = tensorFlow();
  const { binding } = backend;
  // biome-ignore lint/complexity/useLiteralKeys: only this way reaches a private method.
  const made = binding.executeOp(name, attributes, backend['getInputTensorIds'](inputs), outputs);
  return made.map((metadata, i) => {
    const dtype = opaque.includes(i) ? binding.TF_INT32 : metadata.dtype;
    // biome-ignore lint/complexity/useLiteralKeys: as above.
    return backend['createOutputTensor']({ ...metadata, dtype });
  });
}
