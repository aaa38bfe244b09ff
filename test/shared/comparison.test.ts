// Which numbers of a run go into a table of runs.
import { expect, test } from 'vitest';
import { comparisonTable } from '../../electron/headless/comparison-table.ts';
import { comparedRun } from '../../shared/comparison.ts';
import { type Configuration, configuration } from '../../shared/configuration.ts';
import { EVENTS_FORMAT, type RunEventBody, type StageName } from '../../shared/events.ts';
import { runStateOf } from '../../shared/run-state.ts';

const accuracy = (stage: StageName, step: number, split: 'valid' | 'test', conflicting: number): RunEventBody => ({
  ...{ type: 'group-accuracy', stage, network: 'classifier', step, split },
  total: [
    [10, 10],
    [20, 10],
  ],
  correct: [
    [10, conflicting],
    [conflicting, 10],
  ],
});

const point = { stage: 'training', network: 'classifier' } as const;
const events: RunEventBody[] = [
  { type: 'run-started', format: EVENTS_FORMAT, id: 'r', device: 'cpu', tensorflow: '2.21.0' },
  {
    ...{ type: 'data-opened', name: 'd', conflictPercent: 5, classes: ['a', 'b'], biases: ['x', 'y'] },
    aligned: [
      [true, false],
      [false, true],
    ],
    shape: { height: 1, width: 1, channels: 3 },
    counts: { train: 100, valid: 50, test: 50 },
    trainingGroups: [
      [45, 5],
      [5, 45],
    ],
  },
  { type: 'stage-started', ...point, step: 0, steps: 20 },
  accuracy('training', 10, 'valid', 2),
  accuracy('training', 10, 'test', 5),
  { type: 'model-selected', ...point, step: 10, rule: 'conflict', score: 0.2 },
  accuracy('training', 20, 'valid', 1),
  accuracy('training', 20, 'test', 8),
  { type: 'run-finished', seconds: 61 },
];
const state = runStateOf(events.map((event) => ({ ...event, at: event.type === 'run-finished' ? 61_001 : 1 })));
const row = (given: Partial<Configuration>) =>
  comparedRun({ id: 'r', configuration: configuration.parse({ method: 'ERM', ...given }), minedSet: null }, state);

test('the last step counts, or the one that was selected on the validation set', () => {
  expect(row({})).toMatchObject({ method: 'ERM', step: 20, aligned: 1, worstGroup: 0.4 });
  expect(row({}).conflict).toBeCloseTo((0.8 + 0.4) / 2, 12);
  expect(row({ selection: 'conflict' })).toMatchObject({ step: 10, conflict: 0.375, worstGroup: 0.25 });
});

test('averages are told apart by their weighting', () => {
  const { overSamples, overGroups, byTrainingShares } = row({});
  expect(overSamples).toBeCloseTo(36 / 50, 12);
  expect(overGroups).toBeCloseTo((1 + 0.8 + 0.4 + 1) / 4, 12);
  expect(byTrainingShares).toBeCloseTo(0.9 + 0.05 * (0.8 + 0.4), 12);
});

test('a run that has not come to its last stage has no numbers', () => {
  expect(row({ method: 'DFR' })).toMatchObject({ step: null, conflict: null, overSamples: null });
});

test('a table names its selection rule, its weightings and the methods that know the bias', () => {
  const text = comparisonTable([row({}), row({ method: 'group-DRO' })], true);
  expect(text.split('\n')[0]).toMatch(/^\| method \| conflict \|/);
  expect(text).toContain('| ERM | 60.0 % | 100.0 % | 40.0 % | 72.0 % | 80.0 % | 96.0 % | – | 20 | 7777 | 1 min |');
  expect(text).toContain('| group-DRO \\* |');
  expect(text).toContain('of each run: that of the last step; the test set never selects');
  expect(text).toContain('* knows the bias');
  const both = comparisonTable([row({}), row({ selection: 'worst-group' })], false);
  expect(both).toContain('best worst-group accuracy on the validation set');
});
