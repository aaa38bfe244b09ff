// Bytes of images on their way to the device.
import { type Tensor, tensor } from '@tensorflow/tfjs-core';
import { scalarConstant } from './constants.ts';
import { divide } from './elementwise.ts';
import { boolAttribute, runKernel, typeAttribute } from './kernel.ts';
import { reshape, slice } from './shaping.ts';

/**
 * [batch, height, width, channels] of floats in [0, 1] from bytes in 0..255, as torchvision's ToTensor. The device gets
 * the bytes, a quarter of the floats: they travel as int32 words, since TensorFlow.js knows no uint8. `bytes` may be
 * changed once this returns. Its length is a multiple of 4 that holds all of `shape`.
 */
export function imagesFromBytes(bytes: Uint8Array, shape: readonly [number, number, number, number]): Tensor {
  const length = shape[0] * shape[1] * shape[2] * shape[3];
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  const sent = tensor(words, [words.length], 'int32');
  const unpacked = runKernel('Bitcast', [typeAttribute('T', 'int32'), typeAttribute('type', 'uint8')], [sent]);
  const floats = runKernel(
    'Cast',
    [typeAttribute('SrcT', 'uint8'), typeAttribute('DstT', 'float32'), boolAttribute('Truncate', false)],
    [unpacked],
  );
  const flat = reshape(floats, [bytes.byteLength]);
  const exact = length === bytes.byteLength ? flat : slice(flat, [0], [length]);
  const scaled = divide(exact, scalarConstant(255));
  const images = reshape(scaled, shape);
  for (const used of new Set([sent, unpacked, floats, flat, exact, scaled])) used.dispose();
  return images;
}

/** Length of the byte buffer that `imagesFromBytes` takes for a batch of `shape`. */
export function bytesOfBatch(shape: readonly [number, number, number, number]): number {
  return Math.ceil((shape[0] * shape[1] * shape[2] * shape[3]) / 4) * 4;
}
