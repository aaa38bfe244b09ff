import { describe, expect, test } from 'vitest';
import { jointProbabilities, squaredDistances } from '../../../../electron/engine/inspection/perplexity.ts';
import { tsne, tsneGradient } from '../../../../electron/engine/inspection/t-sne.ts';
import { RandomStream } from '../../../../shared/random.ts';

const random = (purpose: string): RandomStream => RandomStream.for(1, purpose);

/** Three clouds in 5 dimensions, 20 samples each, well apart. */
function clouds(): Float64Array {
  const stream = random('clouds');
  return Float64Array.from({ length: 60 * 5 }, (_, k) => stream.normal() + (k % 5 === Math.floor(k / 100) ? 40 : 0));
}

describe('neighbour probabilities', () => {
  test('are symmetric, sum to 1, and are alike where all are at equal distances', () => {
    const count = 60;
    const distances = squaredDistances(clouds(), count);
    const joint = jointProbabilities(distances, count, 10);
    expect(joint.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 6);
    expect(joint[3 * count + 7]).toBe(joint[7 * count + 3]);
    // All at equal distances: every width gives count − 1 neighbours alike.
    const equal = jointProbabilities(
      Float64Array.from({ length: 16 }, (_, k) => (k % 5 === 0 ? 0 : 1)),
      4,
      3,
    );
    expect(equal[1]).toBeCloseTo(1 / 12, 6);
  });

  test('have the perplexity that was asked for: on a circle each row is like the joint one', () => {
    const count = 24;
    const circle = Float64Array.from({ length: 2 * count }, (_, k) => {
      const angle = (2 * Math.PI * Math.floor(k / 2)) / count;
      return k % 2 === 0 ? Math.cos(angle) : Math.sin(angle);
    });
    const joint = jointProbabilities(squaredDistances(circle, count), count, 5);
    const row = [...joint.subarray(0, count)].map((value) => value * count).filter((value) => value > 0);
    expect(Math.exp(-row.reduce((sum, value) => sum + value * Math.log(value), 0))).toBeCloseTo(5, 3);
  });

  test('of identical samples are finite', () => {
    const joint = jointProbabilities(new Float64Array(25), 5, 2);
    for (const value of joint) expect(Number.isFinite(value)).toBe(true);
  });
});

test('the gradient is that of the Kullback-Leibler divergence, by finite differences', () => {
  const count = 12;
  const stream = random('positions');
  const joint = jointProbabilities(squaredDistances(clouds().subarray(0, count * 5), count), count, 4);
  const positions = Float64Array.from({ length: 2 * count }, () => stream.normal());
  const divergence = (at: Float64Array): number => {
    const q = new Float64Array(count * count);
    for (let i = 0; i < count; i++)
      for (let j = 0; j < count; j++) {
        const dx = (at[2 * i] ?? 0) - (at[2 * j] ?? 0);
        const dy = (at[2 * i + 1] ?? 0) - (at[2 * j + 1] ?? 0);
        q[i * count + j] = i === j ? 0 : 1 / (1 + dx * dx + dy * dy);
      }
    const total = q.reduce((sum, value) => sum + value, 0);
    return joint.reduce((sum, p, k) => (p === 0 ? sum : sum + p * Math.log((p * total) / (q[k] ?? 1))), 0);
  };
  const gradient = tsneGradient(joint, positions, 1);
  for (const k of [0, 5, 13, 23]) {
    const moved = (by: number) => divergence(positions.map((value, i) => (i === k ? value + by : value)));
    expect(gradient[k]).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 6);
  }
});

describe('positions', () => {
  const settings = { perplexity: 10, iterations: 400 };

  test('keep clouds together and apart: each nearest neighbour is of the same cloud', async () => {
    const positions = await tsne(clouds(), 60, { ...settings, random: random('t-SNE') });
    const distances = squaredDistances(positions, 60);
    for (let i = 0; i < 60; i++) {
      let nearest = i === 0 ? 1 : 0;
      for (let j = 0; j < 60; j++) {
        if (j !== i && (distances[i * 60 + j] ?? 0) < (distances[i * 60 + nearest] ?? 0)) nearest = j;
      }
      expect(Math.floor(nearest / 20)).toBe(Math.floor(i / 20));
    }
  });

  test('are the same for the same stream, and centred', async () => {
    const again = () => tsne(clouds(), 60, { ...settings, iterations: 20, random: random('t-SNE') });
    const first = await again();
    expect(await again()).toEqual(first);
    expect(first.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 9);
  });

  test('of fewer samples than a perplexity, or of one, are finite', async () => {
    for (const count of [1, 2, 4]) {
      const positions = await tsne(clouds().subarray(0, count * 5), count, { ...settings, random: random('few') });
      expect(positions).toHaveLength(2 * count);
      for (const value of positions) expect(Number.isFinite(value)).toBe(true);
    }
  });

  test('can be stopped', async () => {
    const stop = async (iteration: number): Promise<void> => {
      if (iteration === 3) throw new Error('enough');
    };
    const work = tsne(clouds(), 60, { ...settings, random: random('t-SNE'), afterIteration: stop });
    await expect(work).rejects.toThrow('enough');
  });
});
