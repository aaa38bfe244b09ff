// The compact format: of a pruned network the surviving weights alone, and a reader of it for any program.
//
//   bytes 0–7    the letters DCWPCOMP
//   bytes 8–11   h, the length of the header: an unsigned integer, little endian, as all numbers here
//   then         the header, h bytes of JSON in ASCII:
//                  { "format": 1, "metadata": { name: text, … }, "tensors": [ { "name", "shape", "kept" }, … ] }
//   then         the tensors, one after the other in the header's order, nothing between them
//
// A tensor has n = the product of its shape elements, in row-major order and PyTorch's layout (convolutions [outputs, inputs,
// kernel, kernel], linear layers [outputs, inputs]). Names are PyTorch's, such as conv1.weight.
//   kept is null   n float32: a tensor that is never masked (biases, batch norm)
//   else           ⌈n / 8⌉ bytes of mask, then `kept` float32, those of the elements that are kept, in order. Element i is
//                  kept where bit i mod 8 (1 << (i mod 8)) of mask byte ⌊i / 8⌋ is set; all others are 0.
// The file ends with the last tensor. A reader refuses a format that it does not know.
//
// In Python: bits = numpy.unpackbits(mask, count=n, bitorder="little").astype(bool); w = numpy.zeros(n, "<f4");
// w[bits] = values; w.reshape(shape).
import { z } from 'zod';
import { UserError } from './errors.ts';

export const COMPACT_FORMAT = 1;
export const COMPACT_MAGIC = 'DCWPCOMP';
export const COMPACT_PREAMBLE_BYTES = 12;

const count = z.int().nonnegative();
const compactTensor = z.object({ name: z.string(), shape: z.array(count).max(16), kept: count.nullable() });
const compactHeader = z.object({
  format: z.literal(COMPACT_FORMAT),
  metadata: z.record(z.string(), z.string()),
  tensors: z.array(compactTensor),
});
export type CompactHeader = z.infer<typeof compactHeader>;

interface DenseTensor {
  readonly shape: readonly number[];
  /** Row-major; 0 where a weight was pruned. */
  readonly values: Float32Array;
}

export interface CompactNetwork {
  readonly metadata: Readonly<Record<string, string>>;
  /** By PyTorch's name. */
  readonly tensors: ReadonlyMap<string, DenseTensor>;
}

/** Parses a whole file; `source` names it in errors. Throws the UserError `compact-broken`. */
export function readCompactNetwork(bytes: Uint8Array, source: string): CompactNetwork {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = String.fromCharCode(...bytes.subarray(0, COMPACT_MAGIC.length));
  if (bytes.length < COMPACT_PREAMBLE_BYTES || magic !== COMPACT_MAGIC)
    throw broken(source, 'it does not begin as one');
  let at = COMPACT_PREAMBLE_BYTES + view.getUint32(8, true);
  if (at > bytes.length) throw broken(source, 'it is truncated');
  const header = parseHeader(bytes.subarray(COMPACT_PREAMBLE_BYTES, at), source);
  const tensors = new Map<string, DenseTensor>();
  for (const { name, shape, kept } of header.tensors) {
    if (tensors.has(name)) throw broken(source, `two tensors are called ${name}`);
    const size = shape.reduce((product, side) => product * side, 1);
    const maskBytes = kept === null ? 0 : Math.ceil(size / 8);
    const stored = kept ?? size;
    if (at + maskBytes + 4 * stored > bytes.length) throw broken(source, `it is truncated: ${name} ends after it`);
    const mask = kept === null ? null : bytes.subarray(at, at + maskBytes);
    at += maskBytes;
    const values = new Float32Array(size);
    let taken = 0;
    for (let i = 0; i < size; i++) {
      if (mask !== null && ((mask[i >> 3] ?? 0) & (1 << (i & 7))) === 0) continue;
      if (taken < stored) values[i] = view.getFloat32(at + 4 * taken, true);
      taken++;
    }
    if (taken !== stored)
      throw broken(source, `the mask of ${name} keeps ${taken} elements, the header says ${stored}`);
    at += 4 * stored;
    tensors.set(name, { shape, values });
  }
  if (at !== bytes.length) throw broken(source, `${bytes.length - at} bytes follow its last tensor`);
  return { metadata: header.metadata, tensors };
}

function parseHeader(bytes: Uint8Array, source: string): CompactHeader {
  // `shared` knows no platform: JSON in ASCII needs no decoder.
  let text = '';
  for (const byte of bytes) {
    if (byte > 0x7f) throw broken(source, 'its header is not ASCII');
    text += String.fromCharCode(byte);
  }
  try {
    return compactHeader.parse(JSON.parse(text));
  } catch (cause) {
    throw broken(source, 'its header is not one that this version reads', cause);
  }
}

function broken(source: string, what: string, cause?: unknown): UserError {
  return new UserError(
    {
      code: 'compact-broken',
      message: `${source}: not a readable file of the compact format: ${what}`,
      remedy: 'Take an intact copy of the file, or export the network again.',
    },
    { cause },
  );
}
