// Decoding of image files to RGB bytes of one size.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { ListedFile } from './listing.ts';
import type { Problem } from './problems.ts';
import type { WorkOptions } from './progress.ts';
import type { ImageShape } from './samples.ts';

/** Files in flight: with 2 cores 8 decode 1.7 times as fast as 2, as libuv's threads read while libvips decodes. */
const CONCURRENCY = 8;
const MAXIMUM_PIXELS = 64 * 1024 * 1024;
const REPORT_EVERY = 250;

interface Decoded {
  readonly pixels: Uint8Array;
  readonly shape: ImageShape;
}

/** Any PNG or JPEG as 8-bit RGB; alpha is dropped, gray tripled. Rejects on a truncated or foreign file. */
async function decode(file: string): Promise<Decoded> {
  const { data, info } = await sharp(await readFile(file), { limitInputPixels: MAXIMUM_PIXELS, failOn: 'warning' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { pixels: data, shape: { height: info.height, width: info.width, channels: info.channels } };
}

function sameShape(one: ImageShape, other: ImageShape): boolean {
  return one.height === other.height && one.width === other.width && one.channels === other.channels;
}

export interface DecodedFiles {
  readonly shape: ImageShape;
  /** [files.length, height, width, 3]; zeros where a problem was found. */
  readonly pixels: Uint8Array;
  readonly problems: readonly Problem[];
}

/**
 * Decodes all `files` below `<root>/<folder>`. `expected` is the size they must have; where it is null, that of the first file that can be
 * read. Damaged and oddly sized files are all named in `problems`.
 */
export async function decodeFiles(
  root: string,
  folder: string,
  files: readonly ListedFile[],
  expected: ImageShape | null,
  task: string,
  options: WorkOptions,
): Promise<DecodedFiles> {
  const problems: Problem[] = [];
  const report = (file: ListedFile, code: string, message: string): void => {
    problems.push({ code, path: `${folder}/${file.path}`, message });
  };
  const attempt = async (file: ListedFile): Promise<Decoded | undefined> => {
    try {
      return await decode(join(root, folder, file.path));
    } catch (error) {
      const why = error instanceof Error ? error.message.replaceAll('\n', ' ') : String(error);
      report(file, 'image-unreadable', `not a readable image: ${why}`);
      return undefined;
    }
  };
  let shape = expected;
  let next = 0;
  let pixels = new Uint8Array(0);
  const take = (file: ListedFile, index: number, { pixels: image, shape: own }: Decoded): void => {
    if (shape === null || pixels.length === 0) {
      shape ??= own;
      pixels = new Uint8Array(files.length * shape.height * shape.width * shape.channels);
    }
    if (sameShape(own, shape)) {
      pixels.set(image, index * image.length);
    } else {
      report(file, 'image-odd-size', `${own.height}x${own.width} pixels, expected ${shape.height}x${shape.width}`);
    }
  };
  const work = async (): Promise<void> => {
    while (next < files.length) {
      options.signal?.throwIfAborted();
      const index = next;
      next += 1;
      const file = files[index];
      const decoded = file === undefined ? undefined : await attempt(file);
      if (file !== undefined && decoded !== undefined) {
        take(file, index, decoded);
      }
      if (next % REPORT_EVERY === 0) {
        options.progress?.({ task, done: next, total: files.length });
      }
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  options.progress?.({ task, done: files.length, total: files.length });
  problems.sort((one, other) => (one.path < other.path ? -1 : 1));
  return { shape: shape ?? { height: 0, width: 0, channels: 3 }, pixels, problems };
}
