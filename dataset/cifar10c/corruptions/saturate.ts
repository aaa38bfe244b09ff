// Saturate: drains or floods each pixel's colour.
import { fromHsv, toHsv } from '../filters/hsv.ts';
import { type Corruption, type Levels, PIXELS, toByte } from './corruption.ts';

/** Levels 1 and 2 drain colour, 3 to 5 flood it: distance from the clean image does not rise from 2 to 3. */
const LEVELS: Levels<readonly [factor: number, added: number]> = {
  1: [0.3, 0],
  2: [0.1, 0],
  3: [1.5, 0],
  4: [2, 0.1],
  5: [2.5, 0.2],
};

/** S' = clip(c₀ S + c₁) in hue, saturation, value (CIFAR-10-C, "saturate"). Draws nothing. */
export const saturate: Corruption = (pixels, severity) => {
  const [factor, added] = LEVELS[severity];
  const out = new Uint8Array(pixels.length);
  for (let at = 0; at < 3 * PIXELS; at += 3) {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3);
    const colour = toHsv(red / 255, green / 255, blue / 255);
    const saturation = Math.min(1, colour.saturation * factor + added);
    out.set(fromHsv({ ...colour, saturation }).map(toByte), at);
  }
  return out;
};
