// The safetensors format: tensors as bytes behind a JSON header (https://github.com/huggingface/safetensors#format).
import { z } from 'zod';
import { UserError } from '../../shared/errors.ts';

const bytesPerElement = { F64: 8, I64: 8, F32: 4, I32: 4, U8: 1, BOOL: 1 } as const;
type StoredDtype = keyof typeof bytesPerElement;

export interface StoredTensor {
  readonly dtype: StoredDtype;
  readonly shape: readonly number[];
  /** Elements, row-major, little endian. A decoded tensor owns its buffer, from byte 0 on. */
  readonly data: Uint8Array;
}

export interface SafetensorsContent {
  readonly tensors: Map<string, StoredTensor>;
  readonly metadata: Record<string, string>;
}

const METADATA_KEY = '__metadata__';
/** The format's own limit. */
const MAX_HEADER_BYTES = 100_000_000;
const ALIGNMENT_BYTES = 8;
const LENGTH_BYTES = 8;

const count = z.int().nonnegative();
const headerSchema = z.record(z.string(), z.unknown());
const metadataSchema = z.record(z.string(), z.string());
const entrySchema = z.object({
  dtype: z.string(),
  shape: z.array(count).max(16),
  data_offsets: z.tuple([count, count]),
});
const dtypeSchema = z.enum(['F64', 'I64', 'F32', 'I32', 'U8', 'BOOL']);

const byteLength = (dtype: StoredDtype, shape: readonly number[]): number =>
  shape.reduce((product, side) => product * side, bytesPerElement[dtype]);

const compareNames = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The file's bytes: the same for the same tensors, whatever their order in the map. Wide elements come first, so that
 * each tensor is aligned. Throws a RangeError where a tensor's bytes are not what its shape asks for.
 */
export function encodeSafetensors(
  tensors: ReadonlyMap<string, StoredTensor>,
  metadata: Readonly<Record<string, string>>,
): Uint8Array {
  const ordered = [...tensors].sort(
    ([a, left], [b, right]) => bytesPerElement[right.dtype] - bytesPerElement[left.dtype] || compareNames(a, b),
  );
  const entries: [string, unknown][] = [[METADATA_KEY, metadata]];
  let end = 0;
  for (const [name, { dtype, shape, data }] of ordered) {
    const expected = byteLength(dtype, shape);
    if (name === METADATA_KEY || data.length !== expected) {
      throw new RangeError(`safetensors: ${name} ${dtype} [${shape}] takes ${expected} bytes, got ${data.length}`);
    }
    entries.push([name, { dtype, shape, data_offsets: [end, end + expected] }]);
    end += expected;
  }
  const header = new TextEncoder().encode(JSON.stringify(Object.fromEntries(entries)));
  const headerBytes = Math.ceil(header.length / ALIGNMENT_BYTES) * ALIGNMENT_BYTES;
  const bytes = new Uint8Array(LENGTH_BYTES + headerBytes + end);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerBytes), true);
  bytes.set(header, LENGTH_BYTES);
  bytes.fill(0x20, LENGTH_BYTES + header.length, LENGTH_BYTES + headerBytes);
  let offset = LENGTH_BYTES + headerBytes;
  for (const [, { data }] of ordered) {
    bytes.set(data, offset);
    offset += data.length;
  }
  return bytes;
}

/** Parses a whole file; `source` names it in errors. Throws a UserError that says what is wrong with it. */
export function decodeSafetensors(bytes: Uint8Array, source: string): SafetensorsContent {
  const { header, dataStart } = readHeader(bytes, source);
  const metadata = metadataSchema.safeParse(header[METADATA_KEY] ?? {});
  if (!metadata.success) throw broken(source, 'its metadata are not texts');
  const entries = Object.entries(header)
    .filter(([name]) => name !== METADATA_KEY)
    .map(([name, value]) => readEntry(name, value, source))
    .sort((a, b) => a.begin - b.begin || a.end - b.end);
  const tensors = new Map<string, StoredTensor>();
  let end = 0;
  for (const entry of entries) {
    if (entry.begin !== end) {
      throw broken(source, `tensor ${entry.name} begins at byte ${entry.begin}, expected ${end} (overlap or gap)`);
    }
    end = entry.end;
    if (dataStart + end > bytes.length) {
      throw broken(source, `it is truncated: ${entry.name} ends at byte ${dataStart + end} of ${bytes.length}`);
    }
    // A copy, as a view of the file could start at an odd byte.
    const data = new Uint8Array(bytes.subarray(dataStart + entry.begin, dataStart + end));
    tensors.set(entry.name, { dtype: entry.dtype, shape: entry.shape, data });
  }
  if (dataStart + end !== bytes.length) {
    throw broken(source, `${bytes.length - dataStart - end} bytes follow its last tensor`);
  }
  return { tensors, metadata: metadata.data };
}

interface Entry {
  readonly name: string;
  readonly dtype: StoredDtype;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

function readHeader(bytes: Uint8Array, source: string): { header: Record<string, unknown>; dataStart: number } {
  if (bytes.length < LENGTH_BYTES) throw broken(source, `it is truncated: ${bytes.length} bytes`);
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getBigUint64(0, true);
  if (length > BigInt(MAX_HEADER_BYTES)) throw broken(source, `its header of ${length} bytes is too long`);
  const dataStart = LENGTH_BYTES + Number(length);
  if (dataStart > bytes.length) {
    throw broken(source, `it is truncated: its header ends at byte ${dataStart} of ${bytes.length}`);
  }
  let value: unknown;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(LENGTH_BYTES, dataStart));
    value = JSON.parse(text);
  } catch (cause) {
    throw broken(source, 'its header is not JSON', cause);
  }
  const header = headerSchema.safeParse(value);
  if (!header.success) throw broken(source, 'its header is not a JSON object');
  return { header: header.data, dataStart };
}

function readEntry(name: string, value: unknown, source: string): Entry {
  const parsed = entrySchema.safeParse(value);
  if (!parsed.success) throw broken(source, `the header's entry of tensor ${name} is malformed`);
  const { shape, data_offsets } = parsed.data;
  const dtype = dtypeSchema.safeParse(parsed.data.dtype);
  if (!dtype.success) {
    throw new UserError({
      code: 'checkpoint-dtype',
      message: `${source}: tensor ${name} has element type ${parsed.data.dtype}, expected one of ${dtypeSchema.options.join(', ')}`,
      remedy: 'Convert its tensors to F32 and save it again.',
    });
  }
  const [begin, end] = data_offsets;
  const expected = byteLength(dtype.data, shape);
  if (end - begin !== expected) {
    throw broken(source, `tensor ${name} [${shape}] takes ${expected} bytes, its entry says ${end - begin}`);
  }
  return { name, dtype: dtype.data, shape, begin, end };
}

function broken(source: string, what: string, cause?: unknown): UserError {
  return new UserError(
    {
      code: 'checkpoint-broken',
      message: `${source}: not a readable safetensors file: ${what}`,
      remedy: 'Take an intact copy of the file, or train the stage that wrote it again.',
    },
    { cause },
  );
}
