// What is worth knowing of image files although they can be read: how they are read differs from what a viewer shows.
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { DatasetPlace } from './layout-reader.ts';
import type { ListedFile } from './listing.ts';
import type { Notice } from './problems.ts';
import { inBatches, type WorkOptions } from './progress.ts';

/** In a JPEG the Exif marker follows the start, or one other marker. */
const HEAD_BYTES = 256;
/** Byte of a PNG that tells the bits of a sample. */
const PNG_DEPTH = 24;
const PNG = Buffer.from('\x89PNG\r\n', 'latin1');

type Kind = 'rotated' | 'deep';

const MESSAGES: Readonly<Record<Kind, (count: string) => string>> = {
  rotated: (count) =>
    `${count} an EXIF orientation, which viewers obey: pixels are read as they are stored, as the published program does`,
  deep: (count) => `${count} 16 bits a channel: the upper 8 are read`,
};
const CODES: Readonly<Record<Kind, string>> = { rotated: 'image-rotated', deep: 'image-16-bit' };

function headOf(file: string, into: Buffer): Buffer {
  const handle = openSync(file, 'r');
  try {
    return into.subarray(0, readSync(handle, into, 0, into.length, 0));
  } finally {
    closeSync(handle);
  }
}

/** 20 microseconds for a file without EXIF. Undefined too where it can't be read: that is a problem, told elsewhere. */
async function kindOf(file: string, buffer: Buffer): Promise<Kind | undefined> {
  try {
    const head = headOf(file, buffer);
    if (head.subarray(0, PNG.length).equals(PNG)) return head[PNG_DEPTH] === 16 ? 'deep' : undefined;
    if (!head.includes('Exif\0\0')) return undefined;
    const { orientation = 1 } = await sharp(file).metadata();
    return orientation > 1 ? 'rotated' : undefined;
  } catch {
    return undefined;
  }
}

/** One notice for all files of a kind, at the first of them. */
export async function imageNotices(
  { root, folder }: DatasetPlace,
  files: readonly ListedFile[],
  options: WorkOptions,
): Promise<Notice[]> {
  const found = new Map<Kind, { readonly first: string; count: number }>();
  const buffer = Buffer.alloc(HEAD_BYTES);
  await inBatches('looking at file headers', files.length, 500, options, async (from, to) => {
    for (const { path } of files.slice(from, to)) {
      const kind = await kindOf(join(root, folder, path), buffer);
      if (kind === undefined) continue;
      const entry = found.get(kind) ?? { first: path, count: 0 };
      entry.count += 1;
      found.set(kind, entry);
    }
  });
  return [...found].map(([kind, { first, count }]) => {
    const subject = count === 1 ? 'this image has' : `this image and ${(count - 1).toLocaleString('en')} more have`;
    return { code: CODES[kind], path: `${folder}/${first}`, message: MESSAGES[kind](subject) };
  });
}
