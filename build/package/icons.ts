// The program's icons, made from one drawing: renderer/icon.svg.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { checkout } from '../compiled-tree.ts';

/** Sides in pixels, as Linux desktops look for them; the largest also becomes macOS' and Windows' own formats. */
const SIDES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
/** Side of the drawing, in its own units, and the resolution at which SVG has one pixel for each. */
const DRAWN = 32;
const DPI = 72;

/** Writes `<folder>/icons/<side>x<side>.png` and `<folder>/icon.png`. */
export async function makeIcons(folder: string): Promise<void> {
  const icons = join(folder, 'icons');
  mkdirSync(icons, { recursive: true });
  for (const side of SIDES) {
    const drawn = sharp(join(checkout, 'renderer', 'icon.svg'), { density: (DPI * side) / DRAWN });
    const image = drawn.resize(side, side).png();
    await image.toFile(join(icons, `${side}x${side}.png`));
    if (side === SIDES.at(-1)) await image.toFile(join(folder, 'icon.png'));
  }
}
