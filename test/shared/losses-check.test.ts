// The quick check of a report of losses against the schema of all events.
import { expect, test } from 'vitest';
import { runEvent } from '../../shared/events.ts';
import { isLosses } from '../../shared/losses-check.ts';

const report = {
  ...{ type: 'losses', stage: 'pruning', network: 'classifier', step: 12, total: 0.5, at: 1.5e12 },
  ...{ parts: { main: 0.4, sparse: -3 }, learningRate: 0.01, imagesPerSecond: 0 },
};

test('takes a report of losses, as the schema gives it', () => {
  for (const value of [report, { ...report, parts: {} }, { ...report, total: -1, step: 0 }]) {
    expect(isLosses(value)).toBe(true);
    expect(runEvent.parse(value)).toEqual(value);
  }
});

const wrong: readonly unknown[] = [
  null,
  undefined,
  true,
  '',
  'losses',
  -1,
  0.5,
  Infinity,
  NaN,
  [],
  [1],
  {},
  { main: '1' },
];

test('takes nothing that the schema refuses or changes, whatever field is wrong', () => {
  let refused = 0;
  const values = [
    ...wrong,
    { ...report, note: 'unknown' },
    ...Object.keys(report).flatMap((field) => wrong.map((value) => ({ ...report, [field]: value }))),
    ...Object.keys(report).map((field) =>
      Object.fromEntries(Object.entries(report).filter(([name]) => name !== field)),
    ),
  ];
  for (const value of values) {
    const parsed = runEvent.safeParse(value);
    if (!parsed.success) refused++;
    if (isLosses(value)) expect(parsed.data).toEqual(value);
  }
  expect(refused).toBeGreaterThan(90);
});
