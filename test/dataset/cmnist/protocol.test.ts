import { describe, expect, it } from 'vitest';
import type { AssignedSplit } from '../../../dataset/bias-assignment.ts';
import { assignTest, assignTraining } from '../../../dataset/cmnist/protocol.ts';
import { shippedFile } from '../small-mnist.ts';

const labels = shippedFile('train-labels-idx1-ubyte').subarray(8);

function conflicts({ sources, biasLabels }: AssignedSplit): number[] {
  return [...sources].filter((source, index) => labels[source] !== biasLabels[index]);
}

describe('protocol of Colored MNIST', () => {
  it.each([
    [0.5, 249, 23],
    [1, 491, 45],
    [2, 986, 90],
    [5, 2449, 223],
  ])(
    'has at %d %% exactly %i conflicting training images of 55,000, and the same share of 5,000',
    (percent, train, valid) => {
      const assigned = assignTraining(labels, percent, 10, 1);
      expect(assigned.train.sources.length).toBe(55_000);
      expect(assigned.valid.sources.length).toBe(5_000);
      expect(conflicts(assigned.train).length).toBe(train);
      expect(conflicts(assigned.valid).length).toBe(valid);
    },
  );

  it('uses each image once', () => {
    const { train, valid } = assignTraining(labels, 5, 10, 1);
    expect(new Set([...train.sources, ...valid.sources]).size).toBe(60_000);
  });

  it('keeps the split at every ratio, and lower ratios inside higher ones', () => {
    const [low, high] = [assignTraining(labels, 0.5, 10, 3), assignTraining(labels, 5, 10, 3)];
    expect(low.train.sources).toEqual(high.train.sources);
    const among = new Set(conflicts(high.train));
    expect(conflicts(low.train).every((source) => among.has(source))).toBe(true);
  });

  it('takes any other bias label alike for a conflicting image', () => {
    const { train } = assignTraining(labels, 5, 10, 1);
    const offsets = new Array<number>(10).fill(0);
    train.sources.forEach((source, index) => {
      const offset = ((train.biasLabels[index] ?? 0) - (labels[source] ?? 0) + 10) % 10;
      offsets[offset] = (offsets[offset] ?? 0) + 1;
    });
    const [aligned, ...others] = offsets;
    expect(aligned).toBe(55_000 - 2449);
    expect(Math.min(...others)).toBeGreaterThan(210); // expected 272, standard deviation 16
    expect(Math.max(...others)).toBeLessThan(335);
  });

  it('gives test images each bias label alike', () => {
    const { biasLabels } = assignTest(10_000, 10, 1);
    for (let label = 0; label < 10; label += 1) {
      const count = biasLabels.filter((bias) => bias === label).length;
      expect(Math.abs(count - 1000)).toBeLessThan(120); // 4 standard deviations
    }
  });

  it('keeps the fractions for sets of another size', () => {
    const { train, valid } = assignTraining(labels.subarray(0, 1200), 5, 10, 1);
    expect([train.sources.length, valid.sources.length]).toEqual([1100, 100]);
    expect(conflicts(train).length).toBe(49);
  });
});
