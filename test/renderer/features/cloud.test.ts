// Finding points in the plane, and seeing a part of it.
import { describe, expect, test } from 'vitest';
import { fitted, panned, seenBox, toPixel, toPlane, zoomedAt } from '../../../renderer/features/camera.ts';
import { Cloud } from '../../../renderer/features/cloud.ts';
import { coloringBy, pointColors } from '../../../renderer/features/coloring.ts';
import { ordered } from '../../../renderer/features/ordered.ts';
import { RandomStream } from '../../../shared/random.ts';

const size = { width: 800, height: 400 };
const whole = fitted({ left: -10, right: 10, bottom: -5, top: 5 }, size);

describe('what is seen', () => {
  test('at first is all, with some air around it', () => {
    const seen = seenBox(whole, size);
    expect(seen.left).toBeLessThan(-10);
    expect(seen.top).toBeGreaterThan(5);
    expect(seen.right).toBeLessThan(13);
  });

  test('moves with the pointer, and zooms about it', () => {
    const under = toPlane(whole, [200, 100], size);
    expect(toPixel(panned(whole, 30, -20), under, size)).toEqual([230, 80].map((pixel) => expect.closeTo(pixel, 9)));
    const near = zoomedAt(whole, 8, [200, 100], size, whole);
    expect(near.scale).toBeCloseTo(8 * whole.scale, 9);
    expect(toPlane(near, [200, 100], size)).toEqual(under.map((at) => expect.closeTo(at, 9)));
  });

  test('has limits both ways', () => {
    expect(zoomedAt(whole, 1e9, [0, 0], size, whole).scale).toBeCloseTo(400 * whole.scale, 6);
    expect(zoomedAt(whole, 1e-9, [0, 0], size, whole).scale).toBeCloseTo(whole.scale / 2, 9);
  });

  test('of a single point is that point', () => {
    expect(Number.isFinite(fitted({ left: 1, right: 1, bottom: 2, top: 2 }, size).scale)).toBe(true);
  });
});

describe('a cloud', () => {
  const grid = Array.from({ length: 100 }, (_, i): [number, number] => [i % 10, Math.floor(i / 10)]);
  const cloud = new Cloud(grid);

  test('knows its box and the point nearest to a place', () => {
    expect(cloud.box).toEqual({ left: 0, right: 9, bottom: 0, top: 9 });
    expect(cloud.nearest([3.2, 4.1], 1)).toBe(43);
    expect(cloud.nearest([3.2, 4.1], 1, (point) => point !== 43)).toBe(44);
    expect(cloud.nearest([30, 30], 1)).toBe(-1);
  });

  test('gives what lies inside of a lasso, whatever its form', () => {
    // A hook: a column of three, and a foot of it; the square in its bend is outside.
    const hook: [number, number][] = [
      [0.5, 0.5],
      [3.5, 0.5],
      [3.5, 1.5],
      [1.5, 1.5],
      [1.5, 3.5],
      [0.5, 3.5],
    ];
    expect(cloud.inside(hook)).toEqual([11, 12, 13, 21, 31]);
    expect(cloud.inside(hook.toReversed())).toEqual([11, 12, 13, 21, 31]);
    expect(cloud.inside(hook.slice(0, 2))).toEqual([]);
  });

  test('of 160,000 points is lassoed in well under a second, with the points that a plain count finds', () => {
    const random = RandomStream.for(3, 'points');
    const points = Array.from({ length: 160_000 }, (): [number, number] => [random.normal(), random.normal()]);
    const large = new Cloud(points);
    const circle = Array.from({ length: 200 }, (_, k): [number, number] => [
      Math.cos((2 * Math.PI * k) / 200),
      Math.sin((2 * Math.PI * k) / 200),
    ]);
    const began = performance.now();
    const inside = large.inside(circle);
    expect(performance.now() - began).toBeLessThan(900);
    const plain = points.filter(([x, y]) => x * x + y * y < 0.999).length;
    expect(Math.abs(inside.length - plain)).toBeLessThan(100);
    expect(inside.length / 160_000).toBeCloseTo(1 - Math.exp(-0.5), 2);
  });

  test('of nothing has a box, too', () => {
    expect(new Cloud([]).box.right).toBeGreaterThan(new Cloud([]).box.left);
  });
});

describe('colours', () => {
  const sample = {
    indices: [3, 5, 8],
    paths: [],
    classes: [0, 1, 1],
    biases: [1, 1, 0],
    predictions: [0, 0, 1],
    positions: [],
  };
  const report = { classNames: ['cat', 'dog'], biasNames: ['in', 'out'], sample };

  test('are by class, bias, verdict or mark, with counts', () => {
    const countsBy = (by: 'class' | 'bias' | 'correct' | 'mined', mined: Uint8Array | null = null) =>
      coloringBy(by, report, mined)?.labels.map(({ name, count }) => [name, count]);
    expect(countsBy('class')).toEqual([
      ['cat', 1],
      ['dog', 2],
    ]);
    expect(countsBy('bias')).toEqual([
      ['in', 1],
      ['out', 2],
    ]);
    expect(countsBy('correct')).toEqual([
      ['right', 2],
      ['wrong', 1],
    ]);
    expect(countsBy('mined')).toBeUndefined();
    expect(countsBy('mined', Uint8Array.from([0, 1, 0]))).toEqual([
      ['not mined', 2],
      ['mined', 1],
    ]);
    expect(coloringBy('bias', { ...report, biasNames: null }, null)).toBeNull();
  });

  test('of what is not chosen step back', () => {
    const coloring = coloringBy('class', report, null);
    if (coloring === null) throw new Error('there are classes');
    const opacities = (shown: number[], selected: number[]) => {
      const colors = pointColors(coloring, 'light', new Set(shown), new Set(selected));
      return [3, 7, 11].map((at) => (colors[at] ?? 0) > 100);
    };
    expect(opacities([], [])).toEqual([true, true, true]);
    expect(opacities([1], [])).toEqual([false, true, true]);
    expect(opacities([1], [0])).toEqual([true, false, false]);
  });

  test('go with their points into the order of drawing', () => {
    expect([...ordered(Uint8Array.from([1, 2, 3, 4, 5, 6]), Int32Array.from([2, 0, 1]), 2)]).toEqual([
      5, 6, 1, 2, 3, 4,
    ]);
  });
});
