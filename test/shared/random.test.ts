import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../shared/random.ts';

const drawn = (random: RandomStream, count: number): number[] => Array.from({ length: count }, () => random.word());

describe('seeded random', () => {
  it("gives the numbers of xoshiro128**'s reference implementation for the state 1, 2, 3, 4", () => {
    const reference = [11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597];
    expect(drawn(new RandomStream([1, 2, 3, 4]), 9)).toEqual(reference);
  });

  it('goes on from a kept state', () => {
    const random = RandomStream.for(7, 'a');
    drawn(random, 3);
    const { state } = random;
    expect(drawn(new RandomStream(state), 5)).toEqual(drawn(random, 5));
  });

  it('gives the same numbers for the same seed and purpose', () => {
    expect(drawn(RandomStream.for(7, 'a'), 5)).toEqual(drawn(RandomStream.for(7, 'a'), 5));
  });

  it('gives other numbers for another purpose or seed', () => {
    const first = drawn(RandomStream.for(7, 'a'), 5);
    expect(drawn(RandomStream.for(7, 'b'), 5)).not.toEqual(first);
    expect(drawn(RandomStream.for(8, 'a'), 5)).not.toEqual(first);
  });

  it('draws each integer below a bound about equally often', () => {
    const random = RandomStream.for(1, 'below');
    const counts = new Array<number>(9).fill(0);
    for (let draw = 0; draw < 90_000; draw += 1) {
      const value = random.below(9);
      counts[value] = (counts[value] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(9_600); // 4 standard deviations are 377
    expect(Math.max(...counts)).toBeLessThan(10_400);
  });

  it('has Gaussian noise of mean 0 and standard deviation 1', () => {
    const random = RandomStream.for(1, 'gaussian');
    const values = Array.from({ length: 50_000 }, () => random.normal());
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(mean).toBeCloseTo(0, 1);
    expect(Math.sqrt(variance)).toBeCloseTo(1, 1);
    expect(values.every(Number.isFinite)).toBe(true);
  });

  it('permutes', () => {
    const order = RandomStream.for(1, 'order').permutation(1000);
    expect([...order]).not.toEqual([...order].toSorted((one, other) => one - other));
    expect([...order.toSorted()]).toEqual(Array.from({ length: 1000 }, (_, index) => index));
  });
});
