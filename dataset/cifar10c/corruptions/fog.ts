// Fog: clouds over the image.
import { plasmaFractal } from '../filters/plasma-fractal.ts';
import { type Corruption, type Levels, toByte } from './corruption.ts';

const LEVELS: Levels<readonly [thickness: number, decay: number]> = {
  1: [0.2, 3],
  2: [0.5, 3],
  3: [0.75, 2.5],
  4: [1, 2],
  5: [1.5, 1.75],
};

/** x' = clip((x + c₀ plasma(c₁)) max / (max + c₀)), max that of the clean image (CIFAR-10-C, "fog"). */
export const fog: Corruption = (pixels, severity, random) => {
  const [thickness, decay] = LEVELS[severity];
  const clouds = plasmaFractal(decay, random);
  const greatest = Math.max(...pixels) / 255;
  const scale = greatest / (greatest + thickness);
  return pixels.map((value, at) => toByte((value / 255 + thickness * (clouds[Math.floor(at / 3)] ?? 0)) * scale));
};
