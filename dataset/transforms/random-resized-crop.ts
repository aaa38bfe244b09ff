// Drawing the part of an image that a random resized crop takes, with the distribution of torchvision's.
import type { RandomStream } from '../../shared/random.ts';
import type { Region, Size } from './rgb-image.ts';
import type { TransformStep } from './transform.ts';

type ResizedCrop = Extract<TransformStep, { step: 'random-resized-crop' }>;

/** Draws that may fail to fit into the image before the central crop is taken. */
const ATTEMPTS = 10;

/** The share of the area is uniform in `scale`, the logarithm of width over height uniform in that of `ratio`. */
export function drawResizedCrop({ height, width }: Size, { scale, ratio }: ResizedCrop, random: RandomStream): Region {
  const between = (low: number, high: number): number => low + (high - low) * random.uniform();
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const area = height * width * between(...scale);
    const proportion = Math.exp(between(Math.log(ratio[0]), Math.log(ratio[1])));
    const w = Math.round(Math.sqrt(area * proportion));
    const h = Math.round(Math.sqrt(area / proportion));
    if (w > 0 && h > 0 && w <= width && h <= height) {
      return { top: random.below(height - h + 1), left: random.below(width - w + 1), height: h, width: w };
    }
  }
  const h = width / height < ratio[0] ? Math.round(width / ratio[0]) : height;
  const w = width / height > ratio[1] ? Math.round(height * ratio[1]) : width;
  return { top: Math.floor((height - h) / 2), left: Math.floor((width - w) / 2), height: h, width: w };
}
