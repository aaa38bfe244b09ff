// Event files, against what TensorBoard's own writer makes of the same (make_expected.py).
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fileStart, restart, summaryRecord } from '../../../../electron/formats/tensorboard/event-file.ts';
import { histogramOf } from '../../../../electron/formats/tensorboard/histogram.ts';

const expected = readFileSync(new URL('./expected.tfevents', import.meta.url));

test('records have the bytes that TensorBoard writes', () => {
  const at = 1_795_600_628_511;
  const histogram = { min: -1.5, max: 2, num: 4, sum: 1.25, sumSquares: 6.5625, bucketLimit: [0, 2], bucket: [1, 3] };
  const png = Uint8Array.from({ length: 256 }, (_, i) => i);
  const records = [
    fileStart(at),
    restart({ at, step: 1001 }),
    summaryRecord({ at: at + 739, step: 5_000_000_000 }, [
      { kind: 'scalar', tag: 'loss/total', value: 0.1 },
      { kind: 'scalar', tag: 'zero', value: 0 },
      { kind: 'image', tag: 'mask/größe', image: { height: 2, width: 300, png } },
      { kind: 'histogram', tag: 'π', histogram },
    ]),
  ];
  expect(Buffer.concat(records).toString('hex')).toBe(expected.toString('hex'));
});

test('a histogram counts each value once, the greatest in the last bucket', () => {
  const found = histogramOf([0, 0.05, 0.1, 3]);
  expect(found).toMatchObject({ min: 0, max: 3, num: 4, sum: 3.15 });
  expect(found?.bucket).toHaveLength(30);
  // Buckets of 0.1: a value on a border counts above it.
  expect([found?.bucket[0], found?.bucket[1], found?.bucket[29]]).toEqual([2, 1, 1]);
  expect(found?.bucketLimit.at(-1)).toBe(3);
});

test.each([
  [[], null],
  [[2, 2], { min: 2, max: 2, bucketLimit: [2], bucket: [2] }],
])('a histogram of %j', (values, wanted) => {
  const found = histogramOf(values);
  if (wanted === null) expect(found).toBeNull();
  else expect(found).toMatchObject(wanted);
});
