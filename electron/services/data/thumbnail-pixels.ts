// The small image of a sample as pixels.
import { statSync } from 'node:fs';
import { decodeFile } from '../../../dataset/decoding/decode-file.ts';
import { whole } from '../../../dataset/transforms/geometry.ts';
import { render } from '../../../dataset/transforms/render.ts';
import type { RgbImage, Size } from '../../../dataset/transforms/rgb-image.ts';
import type { Picture } from '../../../shared/thumbnail-sheet.ts';

/** Of larger files libvips, which can decode a JPEG at an eighth of its size, is faster. */
const LARGE_BYTES = 256 << 10;

/** Longest side `size` or less: an image is never enlarged. Rejects where the file is gone or is no image. */
export async function thumbnailPixels(path: string, size: number): Promise<Picture> {
  if (statSync(path).size > LARGE_BYTES) return await shrunkBySharp(path, size);
  const image = await decodeFile(path);
  const fitted = fittedSize(image, size);
  const pixels = new Uint8Array(3 * fitted.height * fitted.width);
  render(image, { region: whole(image), size: fitted, window: whole(fitted), mirrored: false }, pixels);
  return pictureOf({ ...fitted, pixels });
}

async function shrunkBySharp(path: string, size: number): Promise<Picture> {
  const { default: sharp } = await import('sharp');
  const { data, info } = await sharp(path)
    .resize(size, size, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .removeAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return pictureOf({ height: info.height, width: info.width, pixels: data });
}

function fittedSize({ height, width }: Size, size: number): Size {
  const scale = Math.min(1, size / Math.max(height, width));
  return { height: Math.max(1, Math.round(scale * height)), width: Math.max(1, Math.round(scale * width)) };
}

function pictureOf({ height, width, pixels }: RgbImage): Picture {
  const opaque = new Uint8ClampedArray(4 * height * width);
  for (let from = 0, to = 0; to < opaque.length; from += 3, to += 4) {
    opaque[to] = pixels[from] ?? 0;
    opaque[to + 1] = pixels[from + 1] ?? 0;
    opaque[to + 2] = pixels[from + 2] ?? 0;
    opaque[to + 3] = 255;
  }
  return { width, height, pixels: opaque };
}
