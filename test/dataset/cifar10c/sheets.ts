// Photographs of CIFAR's size, and what other programs make of them.
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

/** Corner by corner [32, 32, 3] of a picture whose sides are multiples of 32. */
export type Sheet = (row: number, column: number) => Uint8Array;

async function readSheet(file: string): Promise<Sheet> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const { data, info } = await sharp(path).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return (row, column) => {
    const tile = new Uint8Array(32 * 32 * 3);
    for (let y = 0; y < 32; y += 1) {
      const start = ((row * 32 + y) * info.width + column * 32) * 3;
      tile.set(data.subarray(start, start + 96), y * 96);
    }
    return tile;
  };
}

/** Four photographs in a row: a cat, a cup, a woman, a rocket; free ones that scikit-image ships, cut and made small. */
export const photographs = await readSheet('photographs.png');
export const PHOTOGRAPHS = [0, 1, 2, 3] as const;
/** What make_expected.py makes of them. */
export const expected = await readSheet('expected.png');
