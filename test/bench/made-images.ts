// Image files for benchmarks: parts of one photograph, with noise, so that they compress as photographs do.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { RandomStream } from '../../shared/random.ts';
import type { ReadingCase } from './reading-cases.ts';

const photograph = readFileSync(fileURLToPath(new URL('../golden/transforms/input_256.png', import.meta.url)));
const SIDE = 256;
/** Standard deviation of the noise, in levels. */
const NOISE = 4;

/** Writes `count` files of `kind` into `folder`. Returns their names. */
export async function makeImages(folder: string, kind: ReadingCase, count = kind.count): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const { size, format } = kind;
  const random = RandomStream.for(0, kind.name);
  const names: string[] = [];
  for (let i = 0; i < count; i++) {
    const share = 0.6 + 0.4 * random.uniform();
    const height = Math.floor(SIDE * share * Math.min(1, size.height / size.width));
    const width = Math.floor(SIDE * share * Math.min(1, size.width / size.height));
    const place = { top: random.below(SIDE - height + 1), left: random.below(SIDE - width + 1), height, width };
    const part = sharp(photograph).extract(place).resize(size.width, size.height, { fit: 'fill' });
    const pixels = await part.removeAlpha().raw().toBuffer();
    for (let j = 0; j < pixels.length; j++) {
      pixels[j] = Math.max(0, Math.min(255, Math.round((pixels[j] ?? 0) + NOISE * random.normal())));
    }
    const image = sharp(pixels, { raw: { ...size, channels: 3 } });
    const name = `${i}.${format === 'png' ? 'png' : 'jpg'}`;
    const encoded = format === 'png' ? image.png({ adaptiveFiltering: true }) : image.jpeg({ quality: 75 });
    writeFileSync(join(folder, name), await encoded.toBuffer());
    names.push(name);
  }
  return names;
}
