// Decoding of one image file to 8-bit RGB.
import { readFileSync } from 'node:fs';
import type { RgbImage } from '../transforms/rgb-image.ts';
import { ImageProblem } from './image-problem.ts';
import { decodePlainPng } from './plain-png.ts';

/** 8,192 x 8,192: far above any data set's, and below what a hostile file would need to fill the memory. */
const MAXIMUM_PIXELS = 64 * 1024 * 1024;

/**
 * Any PNG or JPEG; alpha is dropped, gray tripled. Rejects with an ImageProblem on a file that is absent, truncated, of
 * another kind or too large.
 */
export async function decodeFile(path: string): Promise<RgbImage> {
  try {
    // Small files: a read takes some 15 microseconds, less than handing it to another thread would.
    const file = readFileSync(path);
    return decodePlainPng(file, MAXIMUM_PIXELS) ?? (await decodeBySharp(file));
  } catch (cause) {
    const told = cause instanceof Error ? cause.message.replaceAll('\n', ' ') : String(cause);
    const limit = `, which is ${MAXIMUM_PIXELS.toLocaleString('en')} pixels, 8,192 x 8,192`;
    const why = told.includes('exceeds pixel limit') ? `${told}${limit}` : told;
    throw new ImageProblem('image-unreadable', `not a readable image: ${why}`, { cause });
  }
}

async function decodeBySharp(file: Buffer): Promise<RgbImage> {
  // A thread that only gathers decoded pixels never needs it.
  const { default: sharp } = await import('sharp');
  const { data, info } = await sharp(file, { limitInputPixels: MAXIMUM_PIXELS, failOn: 'warning' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { pixels: data, height: info.height, width: info.width };
}
