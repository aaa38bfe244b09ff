// Colouring of a gray image: each pixel is its gray value times one colour.
import type { RandomStream } from '../../shared/random.ts';
import { COLOUR_JITTER, MEAN_COLOURS } from './colours.ts';

/** [count, 3], a colour for each image: the mean colour of its bias label plus Gaussian noise, clipped to [0, 1]. */
export function jitteredColours(biasLabels: Uint8Array, random: RandomStream): Float32Array {
  const colours = new Float32Array(biasLabels.length * 3);
  biasLabels.forEach((label, index) => {
    const mean = MEAN_COLOURS[label];
    if (mean === undefined) {
      throw new RangeError(`bias label ${label} has no colour; there are ${MEAN_COLOURS.length}`);
    }
    colours.set(
      mean.map((channel) => Math.min(1, Math.max(0, channel + COLOUR_JITTER * random.normal()))),
      index * 3,
    );
  });
  return colours;
}

/** Writes gray [pixels] times colour [3] into `into` [pixels, 3], rounded. */
export function colour(gray: Uint8Array, tint: Float32Array, into: Uint8Array): void {
  const [red = 0, green = 0, blue = 0] = tint;
  for (let pixel = 0; pixel < gray.length; pixel += 1) {
    const value = gray[pixel] ?? 0;
    into[pixel * 3] = Math.round(value * red);
    into[pixel * 3 + 1] = Math.round(value * green);
    into[pixel * 3 + 2] = Math.round(value * blue);
  }
}
