// The safetensors format: what is written, what is read, what is refused.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeSafetensors, encodeSafetensors, type StoredTensor } from '../../../electron/formats/safetensors.ts';
import { UserError } from '../../../shared/errors.ts';

/** Written by the PyPI package safetensors 0.8.0: `save_file` of numpy arrays, metadata {network: GateCNN}. */
const python = readFileSync(new URL('./python.safetensors', import.meta.url));

const float32 = (shape: number[], values: number[]): StoredTensor => ({
  dtype: 'F32',
  shape,
  data: new Uint8Array(Float32Array.from(values).buffer),
});

/** A file with any header. */
function file(header: unknown, dataBytes: number, declared?: bigint): Uint8Array {
  const text = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + text.length + dataBytes);
  new DataView(bytes.buffer).setBigUint64(0, declared ?? BigInt(text.length), true);
  bytes.set(text, 8);
  return bytes;
}

const entry = (begin: number, end: number, shape = [(end - begin) / 4], dtype = 'F32') => ({
  dtype,
  shape,
  data_offsets: [begin, end],
});

describe('encodeSafetensors', () => {
  test('is read back as what it was, whatever the names', () => {
    const tensors = new Map<string, StoredTensor>([
      ['conv1.mask.gumbel_pi', float32([2, 1], [1.5, -2])],
      ['7', float32([], [3])],
      ['empty', float32([0, 4], [])],
      ['mined', { dtype: 'BOOL', shape: [3], data: Uint8Array.of(1, 0, 1) }],
      ['steps', { dtype: 'I64', shape: [1], data: new Uint8Array(BigInt64Array.of(-5n).buffer) }],
    ]);
    const back = decodeSafetensors(encodeSafetensors(tensors, { network: 'GateFCN' }), 'x');
    expect(new Map([...back.tensors].sort())).toEqual(new Map([...tensors].sort()));
    expect(back.metadata).toEqual({ network: 'GateFCN' });
  });

  test('gives the same bytes for another order of the map', () => {
    const a = float32([1], [1]);
    const b: StoredTensor = { dtype: 'U8', shape: [1], data: Uint8Array.of(2) };
    const one = encodeSafetensors(
      new Map([
        ['a', b],
        ['b', a],
      ]),
      {},
    );
    expect(
      encodeSafetensors(
        new Map([
          ['b', a],
          ['a', b],
        ]),
        {},
      ),
    ).toEqual(one);
  });

  test('aligns the data to 8 bytes', () => {
    for (const name of ['a', 'ab', 'abc', 'abcd', 'äö']) {
      const bytes = encodeSafetensors(new Map([[name, float32([1], [1])]]), {});
      expect(new DataView(bytes.buffer).getBigUint64(0, true) % 8n).toBe(0n);
    }
  });

  test('refuses bytes that are not what the shape asks for', () => {
    const wrong: StoredTensor = { dtype: 'F32', shape: [2], data: new Uint8Array(4) };
    expect(() => encodeSafetensors(new Map([['conv1.weight', wrong]]), {})).toThrow(
      /conv1.weight F32 \[2\] takes 8 bytes, got 4/,
    );
  });

  test('writes the very bytes of the Python package', () => {
    const { tensors, metadata } = decodeSafetensors(python, 'python');
    expect(Buffer.from(encodeSafetensors(tensors, metadata)).equals(python)).toBe(true);
  });
});

describe('decodeSafetensors', () => {
  test('reads a file of the Python package', () => {
    const { tensors, metadata } = decodeSafetensors(python, 'python');
    expect(metadata).toEqual({ network: 'GateCNN' });
    const weight = tensors.get('conv1.weight');
    expect(weight).toMatchObject({ dtype: 'F32', shape: [2, 3, 2, 2] });
    expect([...new Float32Array(weight?.data.buffer ?? new ArrayBuffer(0))].slice(0, 3)).toEqual([0, 0.125, 0.25]);
    expect(tensors.get('mined')).toEqual({ dtype: 'BOOL', shape: [3], data: Uint8Array.of(1, 0, 1) });
  });

  test('gives tensors that own their buffer, even from a view at an odd byte', () => {
    const whole = encodeSafetensors(new Map([['w', float32([2], [4, 5])]]), {});
    const shifted = new Uint8Array(whole.length + 1);
    shifted.set(whole, 1);
    const data = decodeSafetensors(shifted.subarray(1), 'x').tensors.get('w')?.data;
    expect(data?.byteOffset).toBe(0);
    expect(data?.buffer.byteLength).toBe(8);
  });

  const broken: [string, Uint8Array, RegExp][] = [
    ['no bytes', new Uint8Array(0), /truncated: 0 bytes/],
    ['half a length', new Uint8Array(7), /truncated: 7 bytes/],
    ['a header beyond the end', file({}, 0, 400n), /header ends at byte 408 of 10/],
    ['a header beyond the limit', file({}, 0, 2n ** 63n), /header of 9223372036854775808 bytes is too long/],
    ['a header that is no JSON', file('{"a":', 0), /not JSON/],
    ['a header that is no UTF-8', Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0, 0xff), /not JSON/],
    ['a header that is a list', file([], 0), /not a JSON object/],
    ['metadata that are numbers', file({ __metadata__: { step: 3 } }, 0), /metadata are not texts/],
    ['an entry without offsets', file({ w: { dtype: 'F32', shape: [1] } }, 4), /entry of tensor w is malformed/],
    ['a negative side', file({ w: entry(0, 4, [-1]) }, 4), /entry of tensor w is malformed/],
    ['an offset that is no integer', file({ w: entry(0, 4.5, [1]) }, 8), /entry of tensor w is malformed/],
    ['a shape of another size', file({ w: entry(0, 4, [2]) }, 4), /w \[2\] takes 8 bytes, its entry says 4/],
    ['an end before the beginning', file({ w: entry(4, 0, [1]) }, 8), /its entry says -4/],
    ['a shape that overflows', file({ w: entry(0, 4, [2 ** 50, 2 ** 50, 0]) }, 4), /its entry says 4/],
    ['data that overlap', file({ a: entry(0, 8), b: entry(4, 12) }, 12), /b begins at byte 4, expected 8/],
    ['a gap between data', file({ a: entry(0, 4), b: entry(8, 12) }, 12), /b begins at byte 8, expected 4/],
    ['data that are cut off', file({ w: entry(0, 8) }, 4), /truncated: w ends at byte/],
    ['bytes after the data', file({ w: entry(0, 4) }, 6), /2 bytes follow its last tensor/],
  ];
  test.each(broken)('refuses %s', (_, bytes, expected) => {
    const decode = () => decodeSafetensors(bytes, 'checkpoints/pruned.safetensors');
    expect(decode).toThrow(expected);
    expect(decode).toThrow(/^checkpoints\/pruned.safetensors: /);
    expect(decode).toThrow(expect.objectContaining({ code: 'checkpoint-broken', kind: 'user' }));
  });

  test('refuses each cut of a good file', () => {
    for (let length = 0; length < python.length; length++) {
      expect(() => decodeSafetensors(python.subarray(0, length), 'x')).toThrow(UserError);
    }
  });

  test('names an element type that it does not know', () => {
    const half = file({ w: { dtype: 'F16', shape: [2], data_offsets: [0, 4] } }, 4);
    expect(() => decodeSafetensors(half, 'x')).toThrow(expect.objectContaining({ code: 'checkpoint-dtype' }));
  });
});
