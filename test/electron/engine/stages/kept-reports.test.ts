// How often pruning says what it keeps.
import { expect, test } from 'vitest';
import { keptEvery } from '../../../../electron/engine/stages/pruning.ts';

test('what is kept comes with each report of losses, in a long stage at 200 of them at most', () => {
  expect([1, 250, 2000].map(keptEvery)).toEqual([10, 10, 10]);
  expect(keptEvery(2001)).toBe(20);
  for (const steps of [10_000, 33_333]) expect(steps / keptEvery(steps)).toBeLessThanOrEqual(200);
});
