// A run on the user's own images, of which no bias label is known: it mines and trains, and shows no number it can't know.
import { beforeAll, expect, test } from 'vitest';
import { evaluate, evaluationJson, evaluationText } from '../../electron/headless/evaluation.ts';
import { checkData } from '../../electron/services/runs/check-data.ts';
import type { EventOf, RunEvent } from '../../shared/events.ts';
import { lineOf } from '../../shared/run-lines.ts';
import { runStateOf } from '../../shared/run-state.ts';
import { attend, smallDataRoot, smallRun } from './small-run.ts';
import { writeUnlabelledDigits } from './unlabelled-digits.ts';

let root = '';

beforeAll(async () => {
  root = await smallDataRoot();
  writeUnlabelledDigits(root);
});

const of = <Type extends RunEvent['type']>(events: readonly RunEvent[], type: Type): EventOf<Type>[] =>
  events.filter((event): event is EventOf<Type> => event.type === type);

test('trains to the end, and says that the truth is unknown', async () => {
  const run = await smallRun({ data: 'own' });
  const { events, end } = await attend(run);
  expect(end).toBe('finished');
  expect(of(events, 'data-opened')).toMatchObject([
    { name: 'own', conflictPercent: null, classes: ['even', 'odd'], biases: null, aligned: null },
  ]);
  const accuracies = of(events, 'group-accuracy');
  expect(accuracies.length).toBeGreaterThan(3);
  for (const { total } of accuracies) expect(total.map((row) => row.length)).toEqual([1, 1]);
  for (const mined of of(events, 'mined')) expect(mined).toMatchObject({ precision: null, recall: null, of: 110 });
  const state = runStateOf(events);
  const lines = events.map((event) => lineOf(event, state) ?? '');
  expect(lines).toContainEqual(expect.stringMatching(/Data set own: 110 training, .*; 2 classes, no bias labels$/));
  expect(lines).toContainEqual(expect.stringMatching(/accuracy on test: total .* % \(no bias labels\)$/));
  expect(lines).toContainEqual(expect.stringMatching(/mined \d+ of 110: no bias labels, so precision and recall are/));
  const found = await evaluate(run, root, { split: 'test' });
  expect(evaluationJson(run, found)).toMatchObject({
    accuracy: { aligned: null, conflict: null, worstGroup: null },
    labels: { classes: ['even', 'odd'], biases: null },
  });
  const text = evaluationText(run, found);
  expect(text).toMatch(/no bias labels: accuracy of groups, aligned and conflicting samples is unknown/);
  expect(text).toMatch(/accuracy\n +even +\d+\.\d\n +odd +\d+\.\d$/);
});

test('is refused where it would take the truth as the mined set', async () => {
  const run = await smallRun({ data: 'own', supervised: true });
  await expect(attend(run)).rejects.toMatchObject({ kind: 'user', code: 'truth-unknown' });
  const roots = { trainRoot: root, testRoot: root };
  await expect(checkData(run.record.configuration, roots)).rejects.toMatchObject({ code: 'truth-unknown' });
  await expect(checkData({ ...run.record.configuration, supervised: false }, roots)).resolves.toBeNull();
});
