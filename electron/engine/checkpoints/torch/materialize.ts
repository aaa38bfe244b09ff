// Tensors out of views of a storage's bytes.

import { PickleFault } from '../../../../shared/pickle/pickle-fault.ts';
import type { StoredTensor } from '../../../formats/safetensors.ts';
import type { StorageType, TensorReference } from './pickle-values.ts';

const bytesPerElement: Record<StorageType, number> = {
  F32: 4,
  F64: 8,
  F16: 2,
  BF16: 2,
  I64: 8,
  I32: 4,
  U8: 1,
  BOOL: 1,
};

/**
 * The tensor's elements, row-major, in a buffer of their own; F16 and BF16 become F32. `bytes` are its storage's. Throws a
 * PickleFault where it has more elements than its storage, or reads beyond it.
 */
export function materialize({ storage, offset, shape, strides }: TensorReference, bytes: Uint8Array): StoredTensor {
  const { type, elements } = storage;
  const width = bytesPerElement[type];
  if (bytes.length !== elements * width) {
    throw new PickleFault('broken', `storage ${storage.key} has ${bytes.length} bytes, not ${elements * width}`);
  }
  const count = shape.reduce((product, length) => product * length, 1);
  const last = shape.reduce((at, length, axis) => at + (length - 1) * (strides[axis] ?? 0), offset);
  if (count > elements || (count > 0 && last >= elements)) {
    throw new PickleFault('broken', `a tensor [${shape.join()}] reads beyond its storage of ${elements} elements`);
  }
  const data = isContiguous(shape, strides)
    ? bytes.slice(offset * width, (offset + count) * width)
    : gathered(bytes, width, count, { offset, shape, strides });
  if (type !== 'F16' && type !== 'BF16') return { dtype: type, shape, data };
  const floats = type === 'F16' ? fromHalf(data) : fromBfloat(data);
  return { dtype: 'F32', shape, data: new Uint8Array(floats.buffer) };
}

function isContiguous(shape: readonly number[], strides: readonly number[]): boolean {
  let expected = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (shape[axis] !== 1 && strides[axis] !== expected) return false;
    expected *= shape[axis] ?? 1;
  }
  return true;
}

function gathered(
  bytes: Uint8Array,
  width: number,
  count: number,
  { offset, shape, strides }: Pick<TensorReference, 'offset' | 'shape' | 'strides'>,
): Uint8Array<ArrayBuffer> {
  const data = new Uint8Array(count * width);
  const at = shape.map(() => 0);
  let from = offset;
  for (let i = 0; i < count; i++) {
    data.set(bytes.subarray(from * width, (from + 1) * width), i * width);
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const next = (at[axis] ?? 0) + 1;
      const stride = strides[axis] ?? 0;
      from += stride;
      at[axis] = next;
      if (next < (shape[axis] ?? 0)) break;
      from -= next * stride;
      at[axis] = 0;
    }
  }
  return data;
}

const wordsOf = (data: Uint8Array): Uint16Array => new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2);

/** A bfloat16 is the upper half of a float32. */
function fromBfloat(data: Uint8Array): Float32Array<ArrayBuffer> {
  const words = Uint32Array.from(wordsOf(data), (word) => word << 16);
  return new Float32Array(words.buffer);
}

/** IEEE 754 half precision: 1 sign, 5 exponent (bias 15), 10 fraction bits. */
function fromHalf(data: Uint8Array): Float32Array<ArrayBuffer> {
  return Float32Array.from(wordsOf(data), (word) => {
    const sign = word & 0x8000 ? -1 : 1;
    const exponent = (word >> 10) & 0x1f;
    const fraction = word & 0x3ff;
    if (exponent === 0) return sign * fraction * 2 ** -24;
    if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
    return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
  });
}
