import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BuildPlan, PlannedSplit } from '../../../dataset/builder.ts';
import { cmnistBuilder } from '../../../dataset/cmnist/cmnist-builder.ts';
import { COLOUR_JITTER, MEAN_COLOURS } from '../../../dataset/cmnist/colours.ts';
import { temporaryFolder, writeSmallMnist } from '../small-mnist.ts';

async function planSmall(seed: number, change?: (source: string) => void): Promise<BuildPlan> {
  const source = temporaryFolder();
  writeSmallMnist(source, 600);
  change?.(source);
  return cmnistBuilder.plan({ root: '', name: 'cmnist', conflictPercent: 5, seed, source, settings: {} });
}

function drawn({ images, draw }: PlannedSplit): Promise<Uint8Array[]> {
  return Promise.all(
    images.map(async (_, index) => {
      const pixels = new Uint8Array(28 * 28 * 3);
      await draw(index, pixels);
      return pixels;
    }),
  );
}

/** The colour of an image's brightest pixels, on [0, 1]: pixels are gray times colour, and a stroke's core is 255 gray or nearly so. */
function brightest(pixels: Uint8Array): [number, number, number] {
  const colour: [number, number, number] = [0, 0, 0];
  pixels.forEach((value, index) => {
    const channel = index % 3;
    if (channel === 0 || channel === 1 || channel === 2) colour[channel] = Math.max(colour[channel], value / 255);
  });
  return colour;
}

describe('builder of Colored MNIST', () => {
  it('names images by the published scheme', async () => {
    const { train, valid, test } = await planSmall(1);
    const paths = ({ images }: PlannedSplit): string[] => images.map(({ path }) => path);
    for (const path of paths(train)) {
      expect(path).toMatch(/^(?:align\/(\d)\/\d+_\1_\1|conflict\/(\d)\/\d+_\2_(?!\2)\d)\.png$/);
    }
    expect(paths(valid).every((path) => /^valid\/\d+_\d_\d\.png$/.test(path))).toBe(true);
    expect(paths(test).every((path) => /^(\d)\/\d+_\1_\d\.png$/.test(path))).toBe(true);
  });

  it('colours the images of a bias label about its mean colour, with a small jitter', async () => {
    const { train } = await planSmall(1);
    const images = await drawn(train);
    MEAN_COLOURS.forEach((mean, label) => {
      const own = images.filter((_, index) => train.images[index]?.biasLabel === label).map(brightest);
      expect(own.length).toBeGreaterThan(30);
      for (const axis of [0, 1, 2] as const) {
        const values = own.map((colour) => colour[axis]);
        const average = values.reduce((sum, value) => sum + value, 0) / values.length;
        const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - average) ** 2, 0) / values.length);
        expect(Math.abs(average - mean[axis])).toBeLessThan(0.03);
        expect(spread).toBeGreaterThan(COLOUR_JITTER / 3); // clipping to [0, 1] takes some of it
        expect(spread).toBeLessThan(COLOUR_JITTER * 1.4);
      }
    });
  });

  it('leaves the background black', async () => {
    const { train } = await planSmall(1);
    expect((await drawn(train)).every((pixels) => pixels[0] === 0 && pixels[1] === 0 && pixels[2] === 0)).toBe(true);
  });

  it('draws the same pixels for a seed in every version of this recipe', async () => {
    const { train, valid, test } = await planSmall(1);
    const hash = createHash('sha256');
    for (const split of [train, valid, test]) {
      (await drawn(split)).forEach((pixels, index) => {
        hash.update(split.images[index]?.path ?? '').update(pixels);
      });
    }
    // Computed by this builder, recipe 1. When it changes on purpose, raise the recipe.
    expect(hash.digest('hex')).toBe('e615413829b1bc83dda9559a1ac72e3004aa3daab3b31e42b15c141ae718566b');
  });

  it('draws others for another seed', async () => {
    const [one, other] = [await planSmall(1), await planSmall(2)];
    expect(one.train.images.map(({ path }) => path)).not.toEqual(other.train.images.map(({ path }) => path));
    expect(one.source).toBe(other.source);
  });

  it('refuses training and test images of different sizes', async () => {
    const header = Buffer.alloc(16 + 20 * 14 * 14);
    [0x803, 20, 14, 14].forEach((value, index) => {
      header.writeUInt32BE(value, index * 4);
    });
    const plan = planSmall(1, (source) => writeFileSync(join(source, 't10k-images-idx3-ubyte'), header));
    await expect(plan).rejects.toMatchObject({ code: 'idx-odd-size', message: expect.stringMatching(/28x28.*14x14/) });
  });
});
