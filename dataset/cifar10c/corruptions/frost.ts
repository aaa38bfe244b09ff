// Frost: ice crystals on the lens.

import { SIDE } from '../filters/field.ts';
import { FROST_SIDE, frostTexture } from '../filters/frost-texture.ts';
import type { Corruption, Levels } from './corruption.ts';

const LEVELS: Levels<readonly [image: number, frost: number]> = {
  1: [1, 0.2],
  2: [1, 0.3],
  3: [0.9, 0.4],
  4: [0.85, 0.4],
  5: [0.75, 0.45],
};

/**
 * x' = clip(c₀ x + c₁ frost), frost a window of a picture of frost at a drawn place (CIFAR-10-C, "frost"). There it is one of
 * five photographs, scaled to a fifth, which are not ours to give away; here it is one of as many computed textures, so
 * constants and formula are as published, the crystals are not. Draws picture, row, column.
 */
export const frost: Corruption = (pixels, severity, random) => {
  const [image, ice] = LEVELS[severity];
  const texture = frostTexture(random.below(5));
  const top = random.below(FROST_SIDE - SIDE);
  const left = random.below(FROST_SIDE - SIDE);
  return pixels.map((value, at) => {
    const pixel = Math.floor(at / 3);
    const place = (top + Math.floor(pixel / SIDE)) * FROST_SIDE + left + (pixel % SIDE);
    return Math.trunc(Math.min(255, image * value + ice * (texture[place * 3 + (at % 3)] ?? 0)));
  });
};
