import { describe, expect, it } from 'vitest';
import type { AssignedSplit } from '../../../dataset/bias-assignment.ts';
import { assignTest, assignTraining } from '../../../dataset/cifar10c/protocol.ts';

/** As CIFAR-10 has them: each class as often. */
const labels = Uint8Array.from({ length: 50_000 }, (_, index) => (index * 7) % 10);

function conflicts({ sources, biasLabels }: AssignedSplit): number[] {
  return [...sources].filter((source, index) => labels[source] !== biasLabels[index]);
}

describe('protocol of Corrupted CIFAR-10', () => {
  it.each([
    [0.5, 44_832, 228, 4940, 22],
    [1, 44_527, 442, 5031, 58],
    [2, 44_145, 887, 4968, 113],
    [5, 42_820, 2242, 4938, 258],
  ])(
    'has at %d %% exactly %i aligned and %i conflicting training images, %i for validation of which %i conflict',
    (percent, aligned, conflicting, valid, validConflicting) => {
      const assigned = assignTraining(labels, percent, 10, 1);
      expect(conflicts(assigned.train).length).toBe(conflicting);
      expect(assigned.train.sources.length).toBe(aligned + conflicting);
      expect(assigned.valid.sources.length).toBe(valid);
      expect(conflicts(assigned.valid).length).toBe(validConflicting);
      expect(new Set([...assigned.train.sources, ...assigned.valid.sources]).size).toBe(50_000);
      expect(conflicting + validConflicting).toBe((50_000 * percent) / 100);
    },
  );

  it('takes validation images of one ratio for validation at another, as far as the numbers allow', () => {
    const [larger, smaller] = [assignTraining(labels, 1, 10, 3).valid, assignTraining(labels, 5, 10, 3).valid];
    const among = new Set(larger.sources);
    expect(smaller.sources.every((source) => among.has(source))).toBe(true);
  });

  it('takes the same fractions of other numbers', () => {
    const { train, valid } = assignTraining(labels.subarray(0, 1000), 5, 10, 1);
    expect([train.sources.length, conflicts(train).length]).toEqual([901, 45]);
    expect([valid.sources.length, conflicts(valid).length]).toEqual([99, 5]);
  });

  it('gives each class every bias label as often in the test split, in another order for another seed', () => {
    const test = labels.subarray(0, 10_000);
    const { biasLabels, sources } = assignTest(test, 10, 1);
    const groups = new Map<number, number>();
    sources.forEach((source, index) => {
      const group = (test[source] ?? 0) * 10 + (biasLabels[index] ?? 0);
      groups.set(group, (groups.get(group) ?? 0) + 1);
    });
    expect(groups.size).toBe(100);
    expect(new Set(groups.values())).toEqual(new Set([100]));
    expect(assignTest(test, 10, 2).biasLabels).not.toEqual(biasLabels);
    expect(assignTest(test, 10, 1).biasLabels).toEqual(biasLabels);
  });

  it('knows no other ratio', () => {
    expect(() => assignTraining(labels, 3, 10, 1)).toThrow(RangeError);
  });
});
