import { expect, test } from 'vitest';
import { decimate, thinned } from '../../../renderer/charts/decimate.ts';
import { RandomStream } from '../../../shared/random.ts';

/** A random walk [count] over steps 1, 2, ... */
function walk(count: number) {
  const random = RandomStream.for(3, 'walk');
  let value = 0;
  const y = Array.from({ length: count }, () => {
    value += random.uniform() - 0.5;
    return value;
  });
  return { x: y.map((_, i) => i + 1), y };
}

test('keeps a curve that is short enough as it is', () => {
  const points = walk(100);
  expect(decimate(points, 25)).toBe(points);
});

test('brings 20,000 points to at most four for each bucket, in their order', () => {
  const { x } = decimate(walk(20_000), 300);
  expect(x.length).toBeLessThanOrEqual(1200);
  expect(x.length).toBeGreaterThan(600);
  expect(x).toEqual([...x].sort((a, b) => a - b));
  expect(new Set(x).size).toBe(x.length);
});

test('loses no peak: each bucket keeps its lowest and its highest value', () => {
  const points = walk(20_000);
  const kept = decimate(points, 50);
  for (let bucket = 0; bucket < 50; bucket++) {
    const [low, high] = [1 + (bucket * 19_999) / 50, 1 + ((bucket + 1) * 19_999) / 50];
    const inside = ({ x, y }: typeof kept) => y.filter((_, i) => (x[i] ?? 0) >= low && (x[i] ?? 0) < high).map(Number);
    expect(Math.max(...inside(kept))).toBe(Math.max(...inside(points)));
    expect(Math.min(...inside(kept))).toBe(Math.min(...inside(points)));
  }
});

test('keeps a single spike among 20,000 equal values', () => {
  const y = new Array(20_000).fill(1);
  y[12_345] = 9;
  expect(decimate({ x: y.map((_, i) => i), y }, 200).y).toContain(9);
});

test('keeps first and last point', () => {
  const { x } = decimate(walk(20_000), 100);
  expect([x[0], x.at(-1)]).toEqual([1, 20_000]);
});

test('shows the whole detail of a part, with a neighbour on either side', () => {
  expect(decimate(walk(20_000), 100, [4999.5, 5010]).x).toEqual(Array.from({ length: 13 }, (_, i) => 4999 + i));
});

test('keeps the gap where a stretch has no value', () => {
  const y = Array.from({ length: 10_000 }, (_, i) => (i >= 4000 && i < 6000 ? null : i));
  const kept = decimate({ x: y.map((_, i) => i), y }, 100);
  const inGap = kept.y.filter((_, i) => (kept.x[i] ?? 0) >= 4000 && (kept.x[i] ?? 0) < 6000);
  expect(inGap.length).toBeGreaterThan(0);
  expect(inGap.every((value) => value === null)).toBe(true);
});

test('takes a curve without points', () => {
  expect(decimate({ x: [], y: [] }, 100)).toEqual({ x: [], y: [] });
  expect(decimate({ x: [], y: [] }, 100, [0, 1])).toEqual({ x: [], y: [] });
});

test('decimates 20,000 points in less time than a frame has', () => {
  const points = walk(20_000);
  decimate(points, 300);
  const began = performance.now();
  for (let i = 0; i < 10; i++) decimate(points, 300);
  expect((performance.now() - began) / 10).toBeLessThan(16);
});

test('places for the pointer are few, shared by curves of the same steps, and stay while a curve grows', () => {
  const long = thinned(walk(20_000), 240);
  expect(long.x.length).toBeLessThanOrEqual(240);
  expect(long.x.length).toBeGreaterThan(120);
  expect(thinned({ x: walk(20_000).x, y: walk(20_000).y.map(() => 1) }, 240).x).toEqual(long.x);
  const longer = thinned(walk(20_100), 240);
  expect(longer.x.slice(0, long.x.length)).toEqual(long.x);
  expect(thinned(walk(100), 240)).toEqual(walk(100));
  expect(thinned({ x: [], y: [] }, 240)).toEqual({ x: [], y: [] });
});

test('of a part of a curve there are more places than of the whole', () => {
  const { x } = thinned(walk(20_000), 240, [5000, 5200]);
  expect([x[0], x.at(-1), x.length]).toEqual([5000, 5201, 202]);
});
