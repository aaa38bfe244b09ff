// What torchvision makes of one photograph under each published transform, before normalisation.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Geometry, geometryOf } from '../../../dataset/transforms/geometry.ts';
import { publishedTransforms } from '../../../dataset/transforms/published-transforms.ts';
import { render } from '../../../dataset/transforms/render.ts';
import type { Region, RgbImage, Size } from '../../../dataset/transforms/rgb-image.ts';

const folder = join(process.env.GOLDEN_DIR ?? fileURLToPath(new URL('../../golden', import.meta.url)), 'transforms');
const cases = z
  .array(z.object({ output: z.string(), input: z.string(), steps: z.string() }))
  .parse(JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8')));

async function read(file: string): Promise<RgbImage> {
  const { data, info } = await sharp(join(folder, file)).raw().toBuffer({ resolveWithObject: true });
  return { pixels: data, height: info.height, width: info.width };
}

/** The geometry that the words of cases.json name. */
function geometryFrom(words: string, image: Size): Geometry {
  const [, shorter] = /^Resize\((\d+)\)/.exec(words) ?? [];
  if (shorter !== undefined) {
    const steps = [{ step: 'resize', shorterSide: Number(shorter) } as const];
    const [, side] = /CenterCrop\((\d+)\)/.exec(words) ?? [];
    const cropped = side === undefined ? [] : [{ step: 'centre-crop', side: Number(side) } as const];
    return { ...geometryOf([...steps, ...cropped], image), mirrored: words.endsWith('flip') };
  }
  const [top = 0, left = 0] = ['top', 'left'].map((word) => Number(new RegExp(`${word} (\\d+)`).exec(words)?.[1]));
  const [, width, height] = (/ to (\d+)x(\d+)/.exec(words) ?? []).map(Number);
  const size = { height: height ?? 0, width: width ?? 0 };
  const mirrored = words.endsWith('flip');
  const [, padding] = /^pad (\d+) with zeros/.exec(words) ?? [];
  if (padding !== undefined) {
    const window = { top: top - Number(padding), left: left - Number(padding), ...size };
    return { ...geometryOf([], image), window, mirrored };
  }
  const [, h, w] = (/height (\d+) width (\d+)/.exec(words) ?? []).map(Number);
  const region: Region = { top, left, height: h ?? 0, width: w ?? 0 };
  return { region, size, window: { top: 0, left: 0, ...size }, mirrored };
}

/** Levels of 255 between two images. */
function difference(one: Uint8Array, other: Uint8Array): { mean: number; most: number } {
  let sum = 0;
  let most = 0;
  for (const [i, byte] of one.entries()) {
    const apart = Math.abs(byte - (other[i] ?? 0));
    sum += apart;
    most = Math.max(most, apart);
  }
  return { mean: sum / one.length, most };
}

describe('a transform gives what torchvision gives', () => {
  test.each(cases)('$output: $steps', async ({ output, input, steps }) => {
    const image = await read(input);
    const expected = await read(output);
    const geometry = geometryFrom(steps, image);
    const pixels = new Uint8Array(expected.height * expected.width * 3);
    render(image, geometry, pixels);
    const { mean, most } = difference(pixels, expected.pixels);
    // Decoders of JPEG differ; of a PNG the result is the same to the last bit.
    if (input.endsWith('.jpg')) expect(mean).toBeLessThan(2);
    else expect({ mean, most }).toEqual({ mean: 0, most: 0 });
  });

  test('in evaluation by its published steps', async () => {
    for (const [name, input, output] of [
      ['celebA', 'input_178x218.png', 'celebA_eval.png'],
      ['bffhq', 'input_256.png', 'bffhq_eval.png'],
    ] as const) {
      const image = await read(input);
      const expected = await read(output);
      const pixels = new Uint8Array(expected.pixels.length);
      render(image, geometryOf(publishedTransforms[name].evaluation, image), pixels);
      expect(difference(pixels, expected.pixels)).toEqual({ mean: 0, most: 0 });
    }
  });
});
