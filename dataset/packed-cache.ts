// The packed cache: one split's decoded pixels in one file, so that no image is decoded twice.
import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { allocateBlocks, type PixelBlocks } from './loading/pixel-blocks.ts';
import type { ImageShape } from './samples.ts';

/** Raised with every change of the form below. A file of another version is made anew, never read. */
const VERSION = 2;
const MAGIC = Buffer.from('DCWPPACK', 'latin1');
const PREFIX_BYTES = 16;
/** A header has some hundred bytes. */
const MAXIMUM_HEADER_BYTES = 2 ** 20;

/** One split in memory. */
export interface PackedSplit {
  readonly shape: ImageShape;
  /** Paths below the data set's folder, with forward slashes. */
  readonly paths: readonly string[];
  /** [count, height, width, channels] */
  readonly pixels: PixelBlocks;
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
  const body = [paths, ...split.pixels.blocks];
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

type Header = z.infer<typeof headerSchema>;

async function readExactly(handle: FileHandle, into: Uint8Array, position: number): Promise<boolean> {
  const { bytesRead } = await handle.read(into, 0, into.length, position);
  return bytesRead === into.length;
}

async function readHeader(handle: FileHandle): Promise<{ header: Header; start: number } | undefined> {
  const prefix = Buffer.alloc(PREFIX_BYTES);
  if (!(await readExactly(handle, prefix, 0))) return undefined;
  if (!prefix.subarray(0, 8).equals(MAGIC) || prefix.readUInt32LE(8) !== VERSION) return undefined;
  const length = prefix.readUInt32LE(12);
  const text = Buffer.alloc(Math.min(length, MAXIMUM_HEADER_BYTES));
  if (text.length < length || !(await readExactly(handle, text, PREFIX_BYTES))) return undefined;
  try {
    return { header: headerSchema.parse(JSON.parse(text.toString('utf8'))), start: PREFIX_BYTES + length };
  } catch {
    return undefined;
  }
}

/** What follows the header; undefined where it is damaged. Its length was checked. */
async function readBody(handle: FileHandle, header: Header, start: number): Promise<PackedSplit | undefined> {
  const { shape, count, pathBytes } = header;
  const text = Buffer.alloc(pathBytes);
  const pixels = allocateBlocks(count, shape.height * shape.width * shape.channels);
  let checksum = 0;
  let position = start;
  for (const part of [text, ...pixels.blocks]) {
    if (!(await readExactly(handle, part, position))) return undefined;
    checksum = crc32(part, checksum);
    position += part.length;
  }
  const paths = text.toString('utf8').split('\0').slice(0, -1);
  return checksum === header.checksum && paths.length === count ? { shape, paths, pixels } : undefined;
}

/**
 * The split that `file` holds; undefined where there is no such file, or it was made of another state of the
 * folder, is cut short or damaged, or has another version: then it is to be made anew.
 */
export async function readPacked(file: string, fingerprint: string): Promise<PackedSplit | undefined> {
  const handle = await open(file).catch(() => undefined);
  if (handle === undefined) return undefined;
  try {
    const found = await readHeader(handle);
    if (found === undefined || found.header.fingerprint !== fingerprint) return undefined;
    const { shape, count, pathBytes } = found.header;
    const length = found.start + pathBytes + count * shape.height * shape.width * shape.channels;
    return (await handle.stat()).size === length ? await readBody(handle, found.header, found.start) : undefined;
  } finally {
    await handle.close();
  }
}
