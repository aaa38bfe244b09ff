import { expect, test } from 'vitest';
import {
  ALIGNED,
  BY_HAND,
  CONFLICTING,
  looksOf,
  MINED,
  SELECTED,
  WRONG,
} from '../../../renderer/samples/tile-looks.ts';
import { emptyColumns, UNKNOWN_LABEL, UNKNOWN_MARK } from '../../../shared/sample-columns.ts';

test('a tile looks as its sample is: group, mark, whose mark it is, verdict, selection', () => {
  const columns = emptyColumns(4);
  columns.conflicting.set([0, 1, UNKNOWN_MARK, 1]);
  columns.mined.set([1, 0, UNKNOWN_MARK, 1]);
  columns.predictions.set([0, 3, UNKNOWN_LABEL, 0]);
  const marks = Uint8Array.of(1, 1, UNKNOWN_MARK, 0);
  const looks = looksOf({ columns, marks, selected: Uint8Array.of(0, 1, 0, 0) }, Uint32Array.of(3, 0, 1, 2));
  expect([...looks]).toEqual([
    CONFLICTING | BY_HAND,
    ALIGNED | MINED,
    CONFLICTING | MINED | BY_HAND | WRONG | SELECTED,
    0,
  ]);
});
