// Unsaved corrections as a tab keeps them: what comes back is what was said, and of the same mined set.
import { expect, test } from 'vitest';
import { draftOf, keptDraft, keptOf } from '../../../renderer/samples/kept-draft.ts';
import { MARKED, type MinedDraft, marksWith, UNMARKED, untouched } from '../../../renderer/samples/mined-draft.ts';

const throughText = (kept: unknown) => keptDraft.parse(JSON.parse(JSON.stringify(kept)));

const draft: MinedDraft = {
  says: Uint8Array.of(0, MARKED, UNMARKED, 0, 0, 0, MARKED),
  note: 'two of them are “red”',
  basedOn: 3,
  saved: { says: Uint8Array.of(0, MARKED), note: 'as it was' },
};

test('comes back as it was, with what it goes on from', () => {
  const back = draftOf(throughText(keptOf(draft, 'digest')), [1, 2, 3]);
  const own = Uint8Array.of(0, 0, 1, 1, 0, 0, 0);
  expect([...marksWith(own, back.says)]).toEqual([...marksWith(own, draft.says)]);
  expect([...marksWith(own, back.saved.says)]).toEqual([...marksWith(own, draft.saved.says)]);
  expect(back).toMatchObject({ note: draft.note, basedOn: 3, saved: { note: 'as it was' } });
});

test('goes on from the mined set of the run where its version is gone: all of it counts as not saved', () => {
  const back = draftOf(throughText(keptOf(draft, 'digest')), [1]);
  expect(back).toMatchObject({ basedOn: null, saved: { note: '' } });
  expect([...back.saved.says]).toEqual([]);
});

test('is nothing where nothing is said, but a version that was chosen is kept', () => {
  expect(keptOf(untouched, 'digest')).toBeNull();
  expect(keptOf({ ...untouched, says: new Uint8Array(9) }, 'digest')).toBeNull();
  expect(keptOf({ ...untouched, basedOn: 1 }, 'digest')).toMatchObject({ basedOn: 1 });
});

test('all of 162,770 samples, marked and saved before, take a fiftieth of what a browser keeps', () => {
  const says = Uint8Array.from({ length: 162_770 }, (_, index) => (index % 3 === 0 ? UNMARKED : MARKED));
  const kept = keptOf({ says, note: '', basedOn: 1, saved: { says, note: '' } }, 'digest');
  expect(JSON.stringify(kept).length).toBeLessThan(200_000);
  const back = draftOf(throughText(kept), [1]);
  expect(Buffer.compare(back.says.subarray(0, says.length), says)).toBe(0);
  expect(back.says.subarray(says.length).every((word) => word === 0)).toBe(true);
});

test.each([
  ['another version', { format: 2 }],
  ['marks that are none', { marked: 'xyz' }],
  ['marks without end', { unmarked: 'f'.repeat(900_001) }],
  ['a note without end', { note: 'n'.repeat(4001) }],
  ['no version', { basedOn: 0 }],
])('is not read with %s', (_, wrong) => {
  expect(keptDraft.safeParse({ ...keptOf(draft, 'digest'), ...wrong }).success).toBe(false);
});
