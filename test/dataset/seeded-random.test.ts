import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../../dataset/seeded-random.ts';

const drawn = (random: SeededRandom, count: number): number[] => Array.from({ length: count }, () => random.uint32());

describe('seeded random', () => {
  it('gives the same numbers for the same seed and purpose', () => {
    expect(drawn(new SeededRandom(7, 'a'), 5)).toEqual(drawn(new SeededRandom(7, 'a'), 5));
  });

  it('gives other numbers for another purpose or seed', () => {
    const first = drawn(new SeededRandom(7, 'a'), 5);
    expect(drawn(new SeededRandom(7, 'b'), 5)).not.toEqual(first);
    expect(drawn(new SeededRandom(8, 'a'), 5)).not.toEqual(first);
  });

  it('draws each integer below a bound about equally often', () => {
    const random = new SeededRandom(1, 'below');
    const counts = new Array<number>(9).fill(0);
    for (let draw = 0; draw < 90_000; draw += 1) {
      const value = random.below(9);
      counts[value] = (counts[value] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(9_600); // 4 standard deviations are 377
    expect(Math.max(...counts)).toBeLessThan(10_400);
  });

  it('has Gaussian noise of mean 0 and standard deviation 1', () => {
    const random = new SeededRandom(1, 'gaussian');
    const values = Array.from({ length: 50_000 }, () => random.gaussian());
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(mean).toBeCloseTo(0, 1);
    expect(Math.sqrt(variance)).toBeCloseTo(1, 1);
    expect(values.every(Number.isFinite)).toBe(true);
  });

  it('permutes', () => {
    const order = new SeededRandom(1, 'order').permutation(1000);
    expect([...order]).not.toEqual([...order].toSorted((one, other) => one - other));
    expect([...order.toSorted()]).toEqual(Array.from({ length: 1000 }, (_, index) => index));
  });
});
