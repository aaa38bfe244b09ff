// What the command line prints of a run.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { demoTable } from '../../../electron/headless/demo-table.ts';
import { plainDisplay } from '../../../electron/headless/run-display.ts';
import { parseEventLog } from '../../../shared/event-log.ts';
import { durationText, keptFraction, lossText, percentText } from '../../../shared/number-text.ts';
import { emptyRunState, nextRunState, runStateOf } from '../../../shared/run-state.ts';

const recorded = parseEventLog(
  readFileSync(new URL('../../shared/run-killed-and-resumed.jsonl', import.meta.url), 'utf8'),
  'recorded',
);

function linesOf(printEvery: number): string[] {
  const lines: string[] = [];
  const display = plainDisplay((line) => lines.push(line), printEvery);
  let state = emptyRunState;
  for (const event of recorded) {
    state = nextRunState(state, event);
    display.event(event, state);
  }
  return lines;
}

test('a line says stage, network, step, losses, rate and time left', () => {
  const line = 'pretraining (biased), step 20 of 40: loss 0.1, 1900 images/s, 1 s left';
  expect(linesOf(20)).toContain(line);
});

test('losses are printed each print_every steps, and at the end of a stage', () => {
  const losses = linesOf(40).filter((line) => line.includes('loss'));
  expect(losses.map((line) => line.slice(0, line.indexOf(':')))).toEqual([
    'pretraining (biased), step 40 of 40',
    'pretraining (classifier), step 50 of 50',
    'pruning (classifier), step 30 of 30',
    'retraining (classifier), step 20 of 20',
  ]);
});

test('accuracy is never shown without its split', () => {
  const lines = linesOf(1).filter((line) => line.includes('accuracy'));
  expect(lines).not.toEqual([]);
  for (const line of lines)
    expect(line).toMatch(/accuracy on test: total .* %, aligned .* %, conflict .* %, worst group .* %/);
});

test('the mined set comes with precision and recall', () => {
  expect(linesOf(1)).toContainEqual(expect.stringMatching(/mined 941 of 55,000: precision 98.2 %, recall 37.7 %/));
});

test('what is kept is told with the accuracy that it gives, not each time that it is measured', () => {
  const kept = linesOf(1).filter((line) => line.includes('kept fraction'));
  expect(kept).toEqual([expect.stringMatching(/step 30 of 30: accuracy on test: .*; kept fraction 0.872$/)]);
});

test('the table of the demo sets the three networks side by side', () => {
  const state = runStateOf(recorded);
  const accuracies = state.accuracy;
  const lines = demoTable(state, accuracies, 312).split('\n');
  expect(lines[0]).toMatch(/^accuracy on the test set +conflict +aligned +total$/);
  expect(lines[1]).toMatch(/^plain classifier \(after pretraining\)( +\d+\.\d %){3}$/);
  expect(lines).toHaveLength(8);
  expect(new Set(lines.slice(0, 4).map((line) => line.length)).size).toBe(1);
  expect(lines.slice(5)).toEqual([
    'mined set          941 of 55000: precision 98.2 %, recall 37.7 %',
    'kept fraction      0.872 of the weights',
    'duration           5 min',
  ]);
});

test.each([
  [0.2, '1 s'],
  [59, '59 s'],
  [61, '1 min'],
  [3900, '1 h 05 min'],
  [Number.NaN, '–'],
])('%d seconds are %s', (seconds, text) => {
  expect(durationText(seconds)).toBe(text);
});

test('numbers keep what can be read', () => {
  expect([percentText(0.98249), percentText(null)]).toEqual(['98.2 %', '–']);
  expect([lossText(0.123456), lossText(1.23456e-9), lossText(2)]).toEqual(['0.1235', '1.235e-9', '2']);
  expect(keptFraction([])).toBeNull();
});
