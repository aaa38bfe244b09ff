// Decoding of one image file to 8-bit RGB.
import { readFileSync } from 'node:fs';
import type { RgbImage } from '../transforms/rgb-image.ts';
import { ImageProblem } from './image-problem.ts';
import { decodePlainJpeg } from './plain-jpeg.ts';
import { decodePlainPng } from './plain-png.ts';

/** 8,192 x 8,192: far above any data set's, and below what a hostile file would need to fill the memory. */
const MAXIMUM_PIXELS = 64 * 1024 * 1024;

/** How files begin that are handed to libvips, which would also read drawings, documents and what else it knows. */
const SIGNATURES: readonly (readonly [offset: number, text: string])[] = [
  [0, '\x89PNG\r\n\x1a\n'],
  [0, '\xff\xd8\xff'],
  [8, 'WEBP'],
];

/**
 * Any PNG, JPEG or WebP as its pixels are stored: alpha is dropped, gray tripled, of 16 bits the upper 8 kept; EXIF
 * orientation and colour profiles are ignored, as Pillow's `convert('RGB')` ignores them. Rejects with an ImageProblem on a
 * file that is absent, truncated, of another kind or too large.
 */
export async function decodeFile(path: string): Promise<RgbImage> {
  try {
    // Small files: a read takes some 15 microseconds, less than handing it to another thread would.
    const file = readFileSync(path);
    return decodePlainPng(file, MAXIMUM_PIXELS) ?? (await decodePlainJpeg(file)) ?? (await decodeBySharp(file));
  } catch (cause) {
    if (cause instanceof ImageProblem) throw cause;
    // libvips says the same of each part that it tries.
    const said = new Set((cause instanceof Error ? cause.message : String(cause)).split('\n'));
    throw new ImageProblem('image-unreadable', `not a readable image: ${[...said].join('; ')}`, { cause });
  }
}

async function decodeBySharp(file: Buffer): Promise<RgbImage> {
  const known = SIGNATURES.some(([offset, text]) => file.toString('latin1', offset, offset + text.length) === text);
  if (!known) {
    const what = file.length === 0 ? 'an empty file' : 'it is no PNG, JPEG or WebP';
    throw new ImageProblem('image-unreadable', `not a readable image: ${what}`);
  }
  // A thread that only gathers decoded pixels never needs it.
  const { default: sharp } = await import('sharp');
  const options = { limitInputPixels: MAXIMUM_PIXELS, failOn: 'warning', ignoreIcc: true } as const;
  try {
    const { data, info } = await sharp(file, options)
      .toColourspace('srgb')
      .removeAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { pixels: data, height: info.height, width: info.width };
  } catch (cause) {
    // Only now, as the header costs a fifth of the decoding of a small JPEG.
    const { width, height } = await sharp(file, { limitInputPixels: false }).metadata();
    if (width * height <= MAXIMUM_PIXELS) throw cause;
    const limit = MAXIMUM_PIXELS.toLocaleString('en');
    throw new ImageProblem('image-too-large', `${height}x${width} pixels, more than the limit of ${limit}`, { cause });
  }
}
