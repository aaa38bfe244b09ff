import { describe, expect, it } from 'vitest';
import type { Severity } from '../../../../dataset/cifar10c/corruptions/corruption.ts';
import { CORRUPTIONS } from '../../../../dataset/cifar10c/corruptions.ts';
import { RandomStream } from '../../../../shared/random.ts';
import { expected, PHOTOGRAPHS, photographs } from '../sheets.ts';

const SEVERITIES = [1, 2, 3, 4, 5] as const;
const compared = CORRUPTIONS.filter(([name]) => name !== 'frost');

function difference(one: Uint8Array, other: Uint8Array): { mean: number; greatest: number } {
  const each = one.map((value, index) => Math.abs(value - (other[index] ?? 0)));
  return { mean: each.reduce((sum, value) => sum + value, 0) / each.length, greatest: Math.max(...each) };
}

/** Mean distance from the clean photographs at each severity. */
async function distances(name: string): Promise<number[]> {
  const [, corrupt] = CORRUPTIONS.find(([each]) => each === name) ?? [];
  const at = async (severity: Severity): Promise<number> => {
    let sum = 0;
    for (const photograph of PHOTOGRAPHS) {
      const clean = photographs(0, photograph);
      for (let seed = 0; seed < 5; seed += 1) {
        const corrupted = await corrupt?.(clean, severity, RandomStream.for(seed, `distance/${photograph}`));
        sum += difference(corrupted ?? clean, clean).mean;
      }
    }
    return sum / 20;
  };
  return Promise.all(SEVERITIES.map(at));
}

describe('corruptions as SciPy, scikit-image, OpenCV, Pillow and ImageMagick make them', () => {
  it.each(compared.map(([name, corrupt], row) => [name, corrupt, row] as const))(
    '%s is the same but for rounding, at each severity, random numbers included',
    async (name, corrupt, row) => {
      for (const photograph of PHOTOGRAPHS) {
        for (const severity of SEVERITIES) {
          const random = RandomStream.for(1, `${name}/${severity}/${photograph}`);
          const own = await corrupt(photographs(0, photograph), severity, random);
          const { mean, greatest } = difference(own, expected(row, photograph * 5 + severity - 1));
          expect(greatest).toBeLessThanOrEqual(1);
          expect(mean).toBeLessThan(0.005); // a byte in 200: rarely is a fraction cut off on the other side
        }
      }
    },
  );
});

describe('every corruption', () => {
  it.each(CORRUPTIONS)(
    '%s gives the same image for the same numbers and leaves its input alone',
    async (_, corrupt) => {
      const clean = photographs(0, 0);
      const one = await corrupt(clean, 3, RandomStream.for(1, 'same'));
      expect(one.length).toBe(32 * 32 * 3);
      expect(clean).toEqual(photographs(0, 0));
      expect(new Uint8Array(await corrupt(clean, 3, RandomStream.for(1, 'same')))).toEqual(new Uint8Array(one));
      expect(difference(one, clean).mean).toBeGreaterThan(0.5);
    },
  );

  it.each(CORRUPTIONS)('%s takes black and white images', async (_, corrupt) => {
    for (const value of [0, 255]) {
      const flat = new Uint8Array(32 * 32 * 3).fill(value);
      for (const severity of SEVERITIES) {
        const out = await corrupt(flat, severity, RandomStream.for(severity, 'flat'));
        expect(out.length).toBe(flat.length);
      }
    }
  });

  it.each(['snow', 'frost', 'fog', 'spatter', 'elastic transform'])('%s differs with its numbers', async (name) => {
    const [, corrupt] = CORRUPTIONS.find(([each]) => each === name) ?? [];
    const one = await corrupt?.(photographs(0, 1), 5, RandomStream.for(1, 'one'));
    expect(await corrupt?.(photographs(0, 1), 5, RandomStream.for(2, 'one'))).not.toEqual(one);
  });

  it.each(['fog', 'brightness', 'contrast', 'jpeg', 'pixelate'])(
    '%s leads further from the clean image with each severity',
    async (name) => {
      const all = await distances(name);
      all.slice(1).forEach((distance, index) => {
        expect(distance).toBeGreaterThan(all[index] ?? 0);
      });
    },
  );

  it('snow leads further from the clean image at severity 5 than at 1', async () => {
    const all = await distances('snow');
    expect(all[4]).toBeGreaterThan(1.5 * (all[0] ?? 0));
  });
});
