import { describe, expect, test } from 'vitest';
import { constantInitializer, kaimingUniform } from '../../../../electron/engine/nn/initializers.ts';
import { RandomStream } from '../../../../shared/random.ts';

const stream = (seed = 1) => RandomStream.for(seed, 'weights');

describe('Kaiming initialisation', () => {
  test.each([1, 3, 100, 2352])('of a layer with %i inputs fills ±1/√inputs evenly', (fanIn) => {
    const count = 50_000;
    const bound = 1 / Math.sqrt(fanIn);
    const values = [...kaimingUniform(fanIn)(count, stream())].map((value) => value / bound);
    expect(values).toHaveLength(count);
    // A float32 may round the bound itself up.
    expect(Math.max(...values)).toBeLessThanOrEqual(1 + 1e-7);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(-1 - 1e-7);
    expect(Math.max(...values)).toBeGreaterThan(0.999);
    expect(Math.min(...values)).toBeLessThan(-0.999);
    const mean = values.reduce((total, value) => total + value, 0) / count;
    const variance = values.reduce((total, value) => total + (value - mean) ** 2, 0) / count;
    // Four standard errors of a uniform variable's mean, 1/√(3 n), and of its variance, √(4/45 / n).
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(3 * count));
    expect(Math.abs(variance - 1 / 3)).toBeLessThan(4 * Math.sqrt(4 / 45 / count));
  });

  test('is the same for the same stream and different for another', () => {
    const initialize = kaimingUniform(5);
    expect(initialize(20, stream())).toEqual(initialize(20, stream()));
    expect(initialize(20, stream())).not.toEqual(initialize(20, stream(2)));
  });

  test('goes on with the stream', () => {
    const random = stream();
    const initialize = kaimingUniform(5);
    const both = [...initialize(7, random), ...initialize(4, random)];
    expect(both).toEqual([...initialize(11, stream())]);
  });
});

describe('a constant initialisation', () => {
  test('takes nothing from the stream', () => {
    const random = stream();
    expect([...constantInitializer(1.5)(3, random)]).toEqual([1.5, 1.5, 1.5]);
    expect(random.state).toEqual(stream().state);
  });
});
