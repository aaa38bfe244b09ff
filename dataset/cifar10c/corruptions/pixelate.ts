// Pixelate: fewer pixels, blown up again.
import { boxResize } from '../filters/box-resize.ts';
import { SIDE } from '../filters/field.ts';
import type { Corruption, Levels } from './corruption.ts';

const SCALE: Levels<number> = { 1: 0.95, 2: 0.9, 3: 0.85, 4: 0.75, 5: 0.65 };

/** Resized to floor(32 c) and back to 32 by box filter (CIFAR-10-C, "pixelate"). Draws nothing. */
export const pixelate: Corruption = (pixels, severity) => {
  const small = Math.floor(SIDE * SCALE[severity]);
  return boxResize(boxResize(pixels, SIDE, small), small, SIDE);
};
