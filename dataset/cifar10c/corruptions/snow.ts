// Snow: streaks of falling flakes over a whitened image.
import { clippedZoom } from '../filters/clipped-zoom.ts';
import { type Field, fieldOf } from '../filters/field.ts';
import { motionBlur } from '../filters/motion-blur.ts';
import { type Corruption, type Levels, PIXELS, toByte } from './corruption.ts';

interface Level {
  /** Mean and standard deviation of the noise that flakes are cut from. */
  readonly mean: number;
  readonly deviation: number;
  readonly zoom: number;
  /** Noise below it is no flake. */
  readonly threshold: number;
  readonly radius: number;
  readonly sigma: number;
  /** Share of the image that is not whitened. */
  readonly kept: number;
}

const LEVELS: Levels<Level> = {
  1: { mean: 0.1, deviation: 0.2, zoom: 1, threshold: 0.6, radius: 8, sigma: 3, kept: 0.95 },
  2: { mean: 0.1, deviation: 0.2, zoom: 1, threshold: 0.5, radius: 10, sigma: 4, kept: 0.9 },
  3: { mean: 0.15, deviation: 0.3, zoom: 1.75, threshold: 0.55, radius: 10, sigma: 4, kept: 0.9 },
  4: { mean: 0.25, deviation: 0.3, zoom: 2.25, threshold: 0.6, radius: 12, sigma: 6, kept: 0.85 },
  5: { mean: 0.3, deviation: 0.3, zoom: 1.25, threshold: 0.65, radius: 14, sigma: 12, kept: 0.8 },
};

/** Falling flakes on [0, 1], in steps of 1/255: ImageMagick, which blurs the published ones, writes bytes and cuts fractions off. */
function flakes(noise: Field, level: Level, angle: number): Field {
  const zoomed = clippedZoom(noise, level.zoom);
  const cut = fieldOf((at) => {
    const value = zoomed[at] ?? 0;
    return value < level.threshold ? 0 : toByte(value);
  });
  const blurred = motionBlur(cut, level.radius, level.sigma, angle);
  return fieldOf((at) => Math.trunc(blurred[at] ?? 0) / 255);
}

/**
 * x' = clip(w(x) + s + s turned by 180°), s the flakes, blurred in a direction within 45° of straight up, and
 * w(x) = k x + (1 - k) max(x, 1.5 gray(x) + 0.5) (CIFAR-10-C, "snow"). Draws the noise, then the direction.
 */
export const snow: Corruption = (pixels, severity, random) => {
  const level = LEVELS[severity];
  const noise = fieldOf(() => level.mean + level.deviation * random.normal());
  const layer = flakes(noise, level, -135 + 90 * random.uniform());
  const out = new Uint8Array(pixels.length);
  for (let at = 0; at < PIXELS; at += 1) {
    const colour = pixels.subarray(3 * at, 3 * at + 3);
    const [red = 0, green = 0, blue = 0] = colour;
    const white = ((0.299 * red + 0.587 * green + 0.114 * blue) / 255) * 1.5 + 0.5;
    const snowy = (layer[at] ?? 0) + (layer[PIXELS - 1 - at] ?? 0);
    colour.forEach((value, channel) => {
      const whitened = (level.kept * value) / 255 + (1 - level.kept) * Math.max(value / 255, white);
      out[3 * at + channel] = toByte(whitened + snowy);
    });
  }
  return out;
};
