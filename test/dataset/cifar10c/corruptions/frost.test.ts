import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { frost } from '../../../../dataset/cifar10c/corruptions/frost.ts';
import { FROST_SIDE, frostTexture } from '../../../../dataset/cifar10c/filters/frost-texture.ts';
import { RandomStream } from '../../../../shared/random.ts';
import { photographs } from '../sheets.ts';

it('adds a window of a texture to the dimmed image', () => {
  const image = photographs(0, 0);
  const random = RandomStream.for(7, 'frost');
  const [which, top, left] = [random.below(5), random.below(FROST_SIDE - 32), random.below(FROST_SIDE - 32)];
  const out = frost(image, 4, RandomStream.for(7, 'frost'));
  const texture = frostTexture(which);
  for (const [y, x, channel] of [
    [0, 0, 0],
    [31, 31, 2],
    [9, 20, 1],
  ] as const) {
    const ice = texture[((top + y) * FROST_SIDE + left + x) * 3 + channel] ?? 0;
    const clean = image[(y * 32 + x) * 3 + channel] ?? 0;
    expect(Reflect.get(out, (y * 32 + x) * 3 + channel)).toBe(Math.trunc(Math.min(255, 0.85 * clean + 0.4 * ice)));
  }
});

/** Pearson's, over all bytes. */
function correlation(one: Uint8Array, other: Uint8Array): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const centred = (values: Uint8Array): number[] => {
    const middle = mean([...values]);
    return [...values].map((value) => value - middle);
  };
  const [x, y] = [centred(one), centred(other)];
  const product = (a: readonly number[], b: readonly number[]): number =>
    mean(a.map((value, i) => value * (b[i] ?? 0)));
  return product(x, y) / Math.sqrt(product(x, x) * product(y, y));
}

it('leaves less to be seen with each severity, though the image is not always further in brightness', async () => {
  const means: number[] = [];
  for (const severity of [1, 2, 3, 4, 5] as const) {
    let sum = 0;
    for (let seed = 0; seed < 20; seed += 1) {
      const clean = photographs(0, seed % 4);
      sum += correlation(await frost(clean, severity, RandomStream.for(seed, 'seen')), clean);
    }
    means.push(sum / 20);
  }
  means.slice(1).forEach((mean, index) => {
    expect(mean).toBeLessThan(means[index] ?? 0);
  });
});

it('paints five different pictures, bright and bluish, with crystals that stand out', () => {
  const hashes = [0, 1, 2, 3, 4].map((which) => {
    const texture = frostTexture(which);
    const mean = (channel: number): number =>
      texture.reduce((sum, value, index) => sum + (index % 3 === channel ? value : 0), 0) / (texture.length / 3);
    expect(mean(2)).toBeGreaterThan(mean(0));
    expect(mean(1)).toBeGreaterThan(100);
    expect(texture.filter((value, index) => index % 3 === 0 && value > 230).length).toBeGreaterThan(500);
    expect(texture.filter((value, index) => index % 3 === 0 && value < 140).length).toBeGreaterThan(3000);
    return createHash('sha256').update(texture).digest('hex');
  });
  expect(new Set(hashes).size).toBe(5);
});
