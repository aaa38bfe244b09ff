// Values, ranges, marks, rows and text of curves.
import { expect, test } from 'vitest';
import { pixelOfX, pixelOfY, plotMargin, valueAtPixel } from '../../../renderer/charts/chart-frame.ts';
import { chartRows } from '../../../renderer/charts/chart-rows.ts';
import { csv, seriesCsv } from '../../../renderer/charts/csv.ts';
import { extentOf, padded } from '../../../renderer/charts/extent.ts';
import { fileStem } from '../../../renderer/charts/file-stem.ts';
import { indexAtOrBefore, lastValue, nearestIndex } from '../../../renderer/charts/series.ts';
import { smooth } from '../../../renderer/charts/smooth.ts';
import { linearTicks, logTicks } from '../../../renderer/charts/ticks.ts';

test.each([
  [[10, 20, 40], 5, -1, 0],
  [[10, 20, 40], 10, 0, 0],
  [[10, 20, 40], 29, 1, 1],
  [[10, 20, 40], 30, 1, 1],
  [[10, 20, 40], 31, 1, 2],
  [[10, 20, 40], 99, 2, 2],
  [[], 5, -1, -1],
])('in %j, before and nearest to %d are points %d and %d', (x, at, before, nearest) => {
  expect(indexAtOrBefore(x, at)).toBe(before);
  expect(nearestIndex(x, at)).toBe(nearest);
});

test('the last value is that of the last point that has one', () => {
  expect(lastValue({ x: [1, 2, 3], y: [0.5, 0.25, null] })).toEqual({ x: 2, y: 0.25 });
  expect(lastValue({ x: [1], y: [null] })).toBeNull();
});

test('smoothing starts at the first value and follows the weights by hand', () => {
  // (4·0.5 + 8) / (0.5 + 1), then (4·0.25 + 8·0.5 + 2) / (0.25 + 0.5 + 1)
  expect(smooth([4, 8, 2], 0.5)).toEqual([4, 10 / 1.5, 7 / 1.75]);
  expect(smooth([4, null, 8], 0.5)).toEqual([4, null, 10 / 1.5]);
  expect(smooth([4, 8], 0)).toEqual([4, 8]);
});

test.each([
  [0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [0, 2000, 5, [0, 500, 1000, 1500, 2000]],
  [-0.13, 0.34, 4, [0, 0.2]],
  [0.301, 0.307, 3, [0.302, 0.304, 0.306]],
  [5, 5, 4, [5]],
])('marks of [%d, %d], about %d: %j', (low, high, count, expected) => {
  expect(linearTicks(low, high, count)).toEqual(expected);
});

test.each([
  [0.0001, 10, [0.0001, 0.001, 0.01, 0.1, 1, 10]],
  [0.03, 3, [0.05, 0.1, 0.2, 0.5, 1, 2]],
  [1e-9, 1e9, [1e-7, 1e-3, 10, 1e5, 1e9]],
  [2.1, 2.9, [2.2, 2.4, 2.6, 2.8]],
])('marks of a log scale from %d to %d: %j', (low, high, expected) => {
  expect(logTicks(low, high)).toEqual(expected);
});

test('no log scale has more than six marks but for the double and fivefold', () => {
  expect(logTicks(1e-12, 1e12).length).toBeLessThanOrEqual(6);
});

test('a range leaves out what is missing, and what a log scale cannot show', () => {
  const curve = { x: [1, 2, 3, 4], y: [null, -1, 0, 8] };
  expect(extentOf([curve])).toEqual([-1, 8]);
  expect(extentOf([curve], true)).toEqual([8, 8]);
  expect(extentOf([{ x: [1], y: [null] }])).toBeNull();
});

test('air around a range passes neither 0 nor 1 where no value does', () => {
  expect(padded([0.01, 0.99], false)).toEqual([0, 1]);
  expect(padded([3, 3], false)).toEqual([2.7, 3.3]);
  expect(padded([0.5, 0.5], true)).toEqual([0.25, 1]);
});

test('curves that share steps share rows', () => {
  const rows = chartRows([
    { id: 'a', x: [1, 3], y: [10, 30] },
    { id: 'b', x: [1, 2], y: [100, null] },
  ]);
  expect(rows).toEqual([
    { x: 1, a: 10, b: 100 },
    { x: 2, b: null },
    { x: 3, a: 30 },
  ]);
});

test('a chart as CSV has all its points, names in the first line, and nothing where there is no value', () => {
  const color = 'red';
  const text = seriesCsv('step', [
    { id: 'a', label: 'aligned, test', color, x: [1, 3], y: [0.5, 1] },
    { id: 'b', label: 'the "rest"', color, x: [1, 2], y: [0.25, null] },
  ]);
  expect(text).toBe('step,"aligned, test","the ""rest"""\r\n1,0.5,0.25\r\n2,,\r\n3,1,\r\n');
  expect(seriesCsv('step', [{ id: 'a', label: 'aligned', color, x: [1], y: [0.5] }], 'fraction')).toBe(
    'step,aligned (fraction)\r\n1,0.5\r\n',
  );
  expect(csv([])).toBe('');
});

test('the ends of a range lie at the edges of the plot, what is between by its share, or by its share of decades', () => {
  const frame = { width: 460, height: 228, xExtent: [100, 300], yExtent: [1, 100], log: false } as const;
  expect([100, 200, 300].map((x) => pixelOfX(x, frame))).toEqual([plotMargin.left, 246, 460 - plotMargin.right]);
  expect([1, 50.5, 100].map((y) => pixelOfY(y, frame))).toEqual([208, 108, 8]);
  expect([1, 10, 100].map((y) => Math.round(pixelOfY(y, { ...frame, log: true })))).toEqual([208, 108, 8]);
  expect(valueAtPixel(pixelOfX(170, frame), frame.width, frame.xExtent)).toBeCloseTo(170);
});

test('a file is named by what it shows, in the letters of any alphabet, and not without end', () => {
  expect(fileStem('Läufe 1 Accuracy, test set · pruning')).toBe('läufe-1-accuracy-test-set-pruning');
  expect(fileStem(` ${'long '.repeat(60)}`)).toHaveLength(119);
});
