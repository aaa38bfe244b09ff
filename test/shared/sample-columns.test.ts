// Columns of samples on their way to a page.
import { expect, test } from 'vitest';
import { markBits, marksOf } from '../../shared/mark-bits.ts';
import { columnsOver, emptyColumns, packColumns } from '../../shared/sample-columns.ts';

test('arrive as they were, whatever the number of samples', () => {
  for (const count of [0, 1, 3, 10]) {
    const columns = emptyColumns(count);
    columns.images.fill(-1);
    columns.scores.fill(Number.NaN);
    columns.biases.fill(65_535);
    columns.mined.set(Array.from({ length: count }, (_, index) => index % 2));
    const arrived = columnsOver(packColumns(columns).buffer);
    expect(arrived).toEqual(columns);
  }
});

test('bytes of no whole number of samples are refused', () => {
  expect(() => columnsOver(new ArrayBuffer(23))).toThrow(RangeError);
});

test('marks go into a digit for four of them and back', () => {
  const marks = Uint8Array.of(1, 0, 0, 1, 0, 1);
  expect(markBits(marks)).toBe('92');
  expect(marksOf('92', 6)).toEqual(marks);
  expect(marksOf('92', 9)).toBeNull();
  expect(marksOf('', 0)).toEqual(new Uint8Array(0));
});
