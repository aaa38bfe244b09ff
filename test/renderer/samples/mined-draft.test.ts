// Corrections that are not saved yet.
import { expect, test } from 'vitest';
import { MARKED, marksWith, saidBetween, UNMARKED, withSaid } from '../../../renderer/samples/mined-draft.ts';

test('what is said last counts, and the column grows with it', () => {
  const first = withSaid(new Uint8Array(0), [3, 1], MARKED);
  const second = withSaid(first, [1], UNMARKED);
  expect([...first]).toEqual([0, MARKED, 0, MARKED]);
  expect([...second]).toEqual([0, UNMARKED, 0, MARKED]);
  expect([...withSaid(second, [3], 0)]).toEqual([0, UNMARKED, 0, 0]);
});

test('marks are those of the run but for what is said', () => {
  const own = Uint8Array.of(1, 0, 0, 1, 1);
  expect([...marksWith(own, Uint8Array.of(UNMARKED, MARKED, 0))]).toEqual([0, 1, 0, 1, 1]);
  expect([...own]).toEqual([1, 0, 0, 1, 1]);
});

test('a saved correction says what leads back to it', () => {
  const own = Uint8Array.of(1, 0, 0, 1);
  const corrected = Uint8Array.of(0, 0, 1, 1);
  expect([...marksWith(own, saidBetween(own, corrected))]).toEqual([...corrected]);
});
