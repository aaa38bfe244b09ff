// The compact format's writer; shared/compact-network.ts describes the format and reads it.
import {
  COMPACT_FORMAT,
  COMPACT_MAGIC,
  COMPACT_PREAMBLE_BYTES,
  type CompactHeader,
  readCompactNetwork,
} from '../../../../shared/compact-network.ts';
import { bytesOf } from '../../checkpoints/network-checkpoint.ts';
import { maskParameterOf } from '../effective-weights.ts';
import { type ExportedNetwork, type Exporter, writtenBytes } from '../exported-network.ts';
import { engineConsumer } from './engine-consumer.ts';

const FILE = 'model.dcwp';

export const compactExporter: Exporter = {
  write: (exported) => [{ name: FILE, bytes: encodeCompact(exported) }],
  open: async (files, exported) => {
    const { tensors } = readCompactNetwork(writtenBytes(files, FILE), FILE);
    const read = [...tensors].map(([name, { values }]) => [name, values] as const);
    const values = new Map([...exported.values, ...read]);
    return engineConsumer('the reader of shared/compact-network.ts, in the engine', exported, values, false);
  },
};

interface Part {
  readonly entry: CompactHeader['tensors'][number];
  readonly chunks: readonly Uint8Array[];
}

/** Pure: the file's bytes. Mask parameters are not in it. */
export function encodeCompact({ network, values, masked, metadata }: ExportedNetwork): Uint8Array {
  const parts = network.parameters
    .filter(({ kind }) => kind !== 'pi')
    .map(({ name, torchShape }): Part => {
      const value = values.get(name);
      if (value === undefined) throw new Error(`no value of ${name}`);
      const pi = masked ? maskParameterOf(name, values) : undefined;
      const entry = { name, shape: [...torchShape] };
      return pi === undefined
        ? { entry: { ...entry, kept: null }, chunks: [bytesOf(value)] }
        : survivors(entry, value, pi);
    });
  const tensors = parts.map(({ entry }) => entry);
  return joined(
    { format: COMPACT_FORMAT, metadata: { ...metadata }, tensors },
    parts.flatMap(({ chunks }) => chunks),
  );
}

function survivors(entry: Omit<Part['entry'], 'kept'>, value: Float32Array, pi: Float32Array): Part {
  const mask = new Uint8Array(Math.ceil(value.length / 8));
  const kept = value.filter((_, i) => (pi[i] ?? 0) >= 0);
  for (let i = 0; i < value.length; i++) if ((pi[i] ?? 0) >= 0) mask[i >> 3] = (mask[i >> 3] ?? 0) | (1 << (i & 7));
  return { entry: { ...entry, kept: kept.length }, chunks: [mask, bytesOf(kept)] };
}

function joined(header: CompactHeader, chunks: readonly Uint8Array[]): Uint8Array {
  const text = new TextEncoder().encode(ascii(JSON.stringify(header)));
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, COMPACT_PREAMBLE_BYTES + text.length);
  const bytes = new Uint8Array(length);
  bytes.set(new TextEncoder().encode(COMPACT_MAGIC));
  new DataView(bytes.buffer).setUint32(COMPACT_MAGIC.length, text.length, true);
  let at = COMPACT_PREAMBLE_BYTES;
  for (const chunk of [text, ...chunks]) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** The same JSON with other letters escaped. */
const ascii = (json: string): string =>
  json.replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
