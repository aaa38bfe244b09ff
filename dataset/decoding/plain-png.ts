// Decoding of the plainest PNG files, 8-bit RGB without interlacing: what data sets of small images consist of.
import { crc32, inflateSync } from 'node:zlib';
import type { RgbImage } from '../transforms/rgb-image.ts';
import { undoFilters } from './png-filters.ts';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** Length, name and checksum of a chunk. */
const CHUNK_BYTES = 12;
const RGB = 2;

interface Chunk {
  readonly name: string;
  readonly data: Uint8Array;
}

/** In the order of the file, up to and with IEND. Undefined where one is cut short or damaged, or IEND is missing. */
function chunksOf(file: Buffer): Chunk[] | undefined {
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at + CHUNK_BYTES <= file.length; ) {
    const length = file.readUInt32BE(at);
    const end = at + CHUNK_BYTES + length;
    if (end > file.length || crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4)) return undefined;
    const name = file.toString('latin1', at + 4, at + 8);
    chunks.push({ name, data: file.subarray(at + 8, end - 4) });
    if (name === 'IEND') return chunks;
    at = end;
  }
  return undefined;
}

/**
 * The image, in a twelfth of sharp's time for 28x28 pixels, a quarter for 128x128 (most of sharp's is not decoding).
 * Undefined for any other kind of file, for damaged ones and for those above `maximumPixels`: sharp decodes these, or says
 * what is wrong.
 */
export function decodePlainPng(file: Buffer, maximumPixels: number): RgbImage | undefined {
  if (!file.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return undefined;
  const chunks = chunksOf(file);
  const [header] = chunks ?? [];
  if (chunks === undefined || header?.name !== 'IHDR' || header.data.length !== 13) return undefined;
  const [width = 0, height = 0] = [0, 4].map((at) => Buffer.from(header.data).readUInt32BE(at));
  const [depth, colour, compression, filter, interlace] = header.data.subarray(8);
  const plain = depth === 8 && colour === RGB && compression === 0 && filter === 0 && interlace === 0;
  if (!plain || width === 0 || height === 0 || width * height > maximumPixels) return undefined;
  const filtered = inflated(chunks, height * (1 + 3 * width));
  const pixels = new Uint8Array(height * width * 3);
  if (filtered === undefined || !undoFilters(filtered, 3 * width, pixels)) return undefined;
  return { height, width, pixels };
}

function inflated(chunks: readonly Chunk[], length: number): Uint8Array | undefined {
  const parts = chunks.filter(({ name }) => name === 'IDAT').map(({ data }) => data);
  const [first] = parts;
  try {
    const bytes = parts.length === 1 && first !== undefined ? first : Buffer.concat(parts);
    const result = inflateSync(bytes, { chunkSize: Math.max(64, length), maxOutputLength: length });
    return result.length === length ? result : undefined;
  } catch {
    return undefined;
  }
}
