// Elastic transform: the image stretched and rippled.
import type { RandomStream } from '../../../shared/random.ts';
import { affineWarp, type Point, type Triangle } from '../filters/affine-warp.ts';
import { reflect } from '../filters/border.ts';
import { type Field, fieldOf, SIDE } from '../filters/field.ts';
import { gaussianBlur } from '../filters/gaussian-blur.ts';
import { sampleImage } from '../filters/sample-image.ts';
import { type Corruption, type Levels, toByte } from './corruption.ts';

/** In pixels; published as shares of the image's side: 0.05, 0.2, 0.07 and so on. */
const LEVELS: Levels<readonly [ripple: number, smoothness: number, stretch: number]> = {
  1: [0, 0, 0.08 * SIDE],
  2: [0.05 * SIDE, 0.2 * SIDE, 0.07 * SIDE],
  3: [0.08 * SIDE, 0.06 * SIDE, 0.06 * SIDE],
  4: [0.1 * SIDE, 0.04 * SIDE, 0.05 * SIDE],
  5: [0.1 * SIDE, 0.03 * SIDE, 0.03 * SIDE],
};
/** Corners whose moves make the stretch, about the image's middle. */
const CORNERS: Triangle = [
  [26, 26],
  [26, 6],
  [6, 6],
];

/** Displacements in pixels: smoothed noise. */
function ripples(height: number, sigma: number, random: RandomStream): Field {
  const noise = fieldOf(() => 2 * random.uniform() - 1);
  return gaussianBlur(noise, sigma, 3, reflect).map((value) => value * height);
}

/**
 * An affine warp that moves three corners by up to c₂ in each direction, then a displacement of each pixel by noise in
 * ±c₀ smoothed by a Gaussian of c₁ (CIFAR-10-C, "elastic transform", after Simard et al., 2003). Draws the corners'
 * moves, x before y, then the horizontal, then the vertical noise.
 */
export const elasticTransform: Corruption = (pixels, severity, random) => {
  const [ripple, smoothness, stretch] = LEVELS[severity];
  const moved = ([x, y]: Point): Point => {
    const right = stretch * (2 * random.uniform() - 1);
    return [x + right, y + stretch * (2 * random.uniform() - 1)];
  };
  const [first, second, third] = CORNERS;
  const target: Triangle = [moved(first), moved(second), moved(third)];
  const image = new Float64Array(pixels).map((value) => value / 255);
  const stretched = affineWarp(image, CORNERS, target);
  const right = ripples(ripple, smoothness, random);
  const down = ripples(ripple, smoothness, random);
  const rippled = sampleImage(stretched, reflect, (index) => [
    (index % SIDE) + (right[index] ?? 0),
    Math.floor(index / SIDE) + (down[index] ?? 0),
  ]);
  return new Uint8Array(rippled.map(toByte));
};
