// JPEG: what compression leaves of the image.
import sharp from 'sharp';
import { SIDE } from '../filters/field.ts';
import type { Corruption, Levels } from './corruption.ts';

const QUALITY: Levels<number> = { 1: 80, 2: 65, 3: 58, 4: 50, 5: 40 };

/** Encoded at a quality with chroma halved, the standard tables, and decoded (CIFAR-10-C, "jpeg compression"). Draws nothing. */
export const jpeg: Corruption = async (pixels, severity) => {
  const raw = { width: SIDE, height: SIDE, channels: 3 } as const;
  const encoded = await sharp(pixels, { raw })
    .jpeg({ quality: QUALITY[severity], chromaSubsampling: '4:2:0' })
    .toBuffer();
  return sharp(encoded).raw().toBuffer();
};
