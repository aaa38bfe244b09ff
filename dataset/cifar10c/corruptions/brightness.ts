// Brightness: adds to the value of each pixel's colour.
import { fromHsv, toHsv } from '../filters/hsv.ts';
import { type Corruption, type Levels, PIXELS, toByte } from './corruption.ts';

const ADDED: Levels<number> = { 1: 0.05, 2: 0.1, 3: 0.15, 4: 0.2, 5: 0.3 };

/** V' = clip(V + c) in hue, saturation, value (CIFAR-10-C, "brightness"). Draws nothing. */
export const brightness: Corruption = (pixels, severity) => {
  const out = new Uint8Array(pixels.length);
  for (let at = 0; at < 3 * PIXELS; at += 3) {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3);
    const colour = toHsv(red / 255, green / 255, blue / 255);
    out.set(fromHsv({ ...colour, value: Math.min(1, colour.value + ADDED[severity]) }).map(toByte), at);
  }
  return out;
};
