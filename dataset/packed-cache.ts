// The packed cache: one split's decoded pixels in one file, so that no image is decoded twice.
import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import type { ImageShape } from './samples.ts';

/** Raised with every change of the form below. A file of another version is made anew, never read. */
const VERSION = 2;
const MAGIC = Buffer.from('DCWPPACK', 'latin1');
const PREFIX_BYTES = 16;
/** What `fs.readFile` takes at most. */
export const MAXIMUM_PACKED_BYTES = 2 ** 31 - 1;

/** One split in memory. */
export interface PackedSplit {
  readonly shape: ImageShape;
  /** Paths below the data set's folder, with forward slashes. */
  readonly paths: readonly string[];
  /** [count, height, width, channels] */
  readonly pixels: Uint8Array;
}

const size = z.int().positive().max(65_536);
const headerSchema = z.object({
  fingerprint: z.string(),
  shape: z.object({ height: size, width: size, channels: z.literal(3) }),
  count: z.int().nonnegative(),
  pathBytes: z.int().nonnegative(),
  checksum: z.int().nonnegative(),
});

/**
 * The file: magic [8], version and header length (uint32, little-endian), header (JSON), paths (UTF-8, each ended by a
 * zero byte) [pathBytes], pixels. The checksum is the CRC-32 of all that follows the header.
 * Written under a temporary name, synced, renamed: a reader sees the whole file or none.
 */
export async function writePacked(file: string, fingerprint: string, split: PackedSplit): Promise<void> {
  const paths = Buffer.from(split.paths.map((path) => `${path}\0`).join(''));
  const body = [paths, split.pixels];
  const checksum = body.reduce((sum, part) => crc32(part, sum), 0);
  const { shape } = split;
  const facts = { fingerprint, shape, count: split.paths.length, pathBytes: paths.length, checksum };
  const header = Buffer.from(JSON.stringify(facts));
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.set(MAGIC);
  prefix.writeUInt32LE(VERSION, 8);
  prefix.writeUInt32LE(header.length, 12);
  await mkdir(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
  try {
    const handle = await open(temporary, 'wx');
    try {
      for (const part of [prefix, header, ...body]) {
        await handle.writeFile(part);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

function parseHeader(bytes: Buffer): { header: z.infer<typeof headerSchema>; start: number } | undefined {
  if (bytes.length < PREFIX_BYTES || !bytes.subarray(0, 8).equals(MAGIC) || bytes.readUInt32LE(8) !== VERSION) {
    return undefined;
  }
  const start = PREFIX_BYTES + bytes.readUInt32LE(12);
  if (start > bytes.length) {
    return undefined;
  }
  try {
    const header = headerSchema.parse(JSON.parse(bytes.toString('utf8', PREFIX_BYTES, start)));
    return { header, start };
  } catch {
    return undefined;
  }
}

/**
 * The split that `file` holds; undefined where there is no such file, or it was made of another state of the
 * folder, is cut short or damaged, or has another version: then it is to be made anew.
 */
export async function readPacked(file: string, fingerprint: string): Promise<PackedSplit | undefined> {
  const bytes = await readFile(file).catch(() => undefined);
  const parsed = bytes === undefined ? undefined : parseHeader(bytes);
  if (bytes === undefined || parsed === undefined || parsed.header.fingerprint !== fingerprint) {
    return undefined;
  }
  const { shape, count, pathBytes, checksum } = parsed.header;
  // Plain arrays rather than Buffers, whose `slice` would not copy.
  const body = new Uint8Array(bytes.buffer, bytes.byteOffset + parsed.start, bytes.length - parsed.start);
  const expected = pathBytes + count * shape.height * shape.width * shape.channels;
  if (body.length !== expected || crc32(body) !== checksum) {
    return undefined;
  }
  const text = new TextDecoder().decode(body.subarray(0, pathBytes));
  const paths = text.split('\0').slice(0, -1);
  return paths.length === count ? { shape, paths, pixels: body.subarray(pathBytes) } : undefined;
}
