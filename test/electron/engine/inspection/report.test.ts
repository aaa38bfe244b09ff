import { expect, test } from 'vitest';
import { embed } from '../../../../electron/engine/inspection/embedding.ts';
import { chooseSamples, confusionOf } from '../../../../electron/engine/inspection/report.ts';
import { RandomStream } from '../../../../shared/random.ts';

test('a confusion matrix has classes as rows and predictions as columns', () => {
  expect(confusionOf([0, 0, 1, 2, 2], [0, 1, 1, 0, 2], 3)).toEqual([
    [1, 1, 0],
    [0, 1, 0],
    [1, 0, 1],
  ]);
});

test('the sample is ascending, without repeats, of the whole split, and the same for a seed', () => {
  const chosen = [...chooseSamples(1000, 100, 7)];
  expect(new Set(chosen).size).toBe(100);
  expect(chosen).toEqual(chosen.toSorted((a, b) => a - b));
  expect(Math.max(...chosen)).toBeGreaterThan(900);
  expect([...chooseSamples(1000, 100, 7)]).toEqual(chosen);
  expect([...chooseSamples(1000, 100, 8)]).not.toEqual(chosen);
  expect([...chooseSamples(3, 100, 7)]).toEqual([0, 1, 2]);
});

const random = RandomStream.for(1, 'features');
const features = Array.from({ length: 40 }, (_, i) =>
  Array.from({ length: 4 }, () => random.normal() + (i < 20 ? 0 : 30)),
);

test.each(['tsne', 'umap'] as const)(
  '%s lays samples out alike for a seed, with progress to the end',
  async (method) => {
    let last = [0, 1];
    const order = { method, seed: 5, signal: new AbortController().signal };
    const progress = (done: number, total: number): void => {
      last = [done, total];
    };
    const first = await embed(features, { ...order, progress });
    expect(first).toHaveLength(40);
    expect(last[0]).toBe(last[1]);
    expect(await embed(features, { ...order, progress })).toEqual(first);
    const gap = (half: readonly [number, number][]) => half.reduce((sum, [x]) => sum + x, 0) / half.length;
    const middles = [first.slice(0, 20), first.slice(20)].map((half) => [gap(half), gap(half.map(([x, y]) => [y, x]))]);
    const apart = Math.hypot(
      (middles[0]?.[0] ?? 0) - (middles[1]?.[0] ?? 0),
      (middles[0]?.[1] ?? 0) - (middles[1]?.[1] ?? 0),
    );
    expect(apart).toBeGreaterThan(3);
  },
);

test('laying out stops where it is aborted, and nothing is laid out by none', async () => {
  const order = { seed: 5, progress: () => {} };
  const stopped = embed(features, { ...order, method: 'tsne', signal: AbortSignal.abort() });
  await expect(stopped).rejects.toThrow(/abort/i);
  expect(await embed(features, { ...order, method: 'none', signal: new AbortController().signal })).toEqual([]);
});
