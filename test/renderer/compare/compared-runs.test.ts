// From runs to what their comparison shows.
import { expect, test } from 'vitest';
import { bestOf } from '../../../renderer/compare/best-of.ts';
import {
  accuracyPoints,
  curvesOf,
  lossPoints,
  miningPoints,
  mostShared,
  trainedParts,
} from '../../../renderer/compare/compared-curves.ts';
import { comparedIds } from '../../../renderer/compare/compared-ids.ts';
import { comparedNames } from '../../../renderer/compare/compared-names.ts';
import { dataGroups } from '../../../renderer/compare/data-difference.ts';
import { differingFields } from '../../../renderer/compare/differing-fields.ts';
import { layerRows } from '../../../renderer/compare/overlap-rows.ts';
import { shownRun } from '../../../renderer/compare/shown-run.ts';
import type { RunEvent } from '../../../shared/events.ts';
import { emptyRunState, runStateOf } from '../../../shared/run-state.ts';
import { summaryOf } from '../../shared/run-summaries.ts';

const steps = { biased_pretrain_iter: 10, pretrain_iter: 100, pruning_iter: 20, retrain_iter: 10 };

const losses = (stage: 'pretraining' | 'pruning' | 'training', step: number, total: number): RunEvent => ({
  ...{ type: 'losses', stage, network: 'classifier', step, total, parts: {}, at: step },
  ...{ learningRate: 0.1, imagesPerSecond: 1 },
});

const accuracy = (stage: 'pretraining' | 'pruning' | 'training', step: number, correct: number): RunEvent => ({
  ...{ type: 'group-accuracy', stage, network: 'classifier', step, split: 'test', at: step },
  ...{ total: [[10, 10]], correct: [[10, correct]] },
});

const pruned = shownRun(
  summaryOf({ id: 'pruned', settings: steps }),
  'pruned',
  runStateOf([
    losses('pretraining', 100, 2),
    accuracy('pretraining', 100, 4),
    losses('pruning', 10, 1),
    accuracy('pruning', 20, 8),
  ]),
  0,
);
const plain = shownRun(
  summaryOf({ id: 'plain', settings: { method: 'ERM', train_iter: 50 } }),
  'plain',
  runStateOf([losses('training', 10, 3), accuracy('training', 50, 5)]),
  1,
);

test("accuracies lie where their step is in the run's whole course, or in one stage", () => {
  expect(accuracyPoints(pruned, 'conflict', 'test', null)).toEqual({ x: [100, 120], y: [0.4, 0.8] });
  expect(accuracyPoints(pruned, 'total', 'test', { stage: 'pruning', network: 'classifier' })).toEqual({
    x: [20],
    y: [0.9],
  });
  expect(accuracyPoints(pruned, 'conflict', 'valid', null).x).toEqual([]);
  expect(accuracyPoints(plain, 'conflict', 'test', null)).toEqual({ x: [50], y: [0.5] });
});

test('each run has one curve in its own colour; a run without points has none', () => {
  const parts = trainedParts([pruned, plain]);
  expect(parts.map(({ stage }) => stage).toSorted()).toEqual(['pretraining', 'pruning', 'training']);
  const curves = curvesOf([pruned, plain], (run) => lossPoints(run, { stage: 'pruning', network: 'classifier' }));
  expect(curves.map(({ id, x, y }) => ({ id, x, y }))).toEqual([{ id: 'pruned', x: [10], y: [1] }]);
  expect(new Set([pruned, plain].map(({ color }) => color)).size).toBe(2);
});

test('what is shown first is the last part that most runs have', () => {
  const parts = trainedParts([pruned, pruned, plain]);
  expect(mostShared(parts, [pruned, pruned, plain])).toMatchObject({ stage: 'pruning' });
  expect(mostShared([], [])).toBeUndefined();
});

test('an address names each run once, eight at most', () => {
  expect(comparedIds('a,b,a,,c')).toEqual(['a', 'b', 'c']);
  expect(comparedIds('1,2,3,4,5,6,7,8,9')).toHaveLength(8);
  expect(comparedIds('')).toEqual([]);
});

test('runs are grouped by the data that they were trained on', () => {
  const runs = [
    { id: 'a', settings: {} },
    { id: 'b', settings: { conflict_pct: 1 } },
    { id: 'c', settings: { seed: 9 } },
    { id: 'd', settings: { train_root_dir: '/elsewhere' } },
  ].map((given) => ({ name: given.id, summary: summaryOf(given), state: emptyRunState }));
  expect(dataGroups(runs)).toEqual([
    { data: 'cmnist, 5 % conflict', runs: ['a', 'c'] },
    { data: 'cmnist, 1 % conflict', runs: ['b'] },
    { data: 'cmnist, 5 % conflict of /elsewhere', runs: ['d'] },
  ]);
});

test('a set that has no ratios is one set whatever ratio was asked for', () => {
  const names = { classes: ['even', 'odd'], biases: null, aligned: null, trainingGroups: null };
  const own: RunEvent = {
    ...{ type: 'data-opened', name: 'own', conflictPercent: null, at: 0, ...names },
    ...{ shape: { height: 28, width: 28, channels: 3 }, counts: { train: 9, valid: 9, test: 9 } },
  };
  const runs = [
    { name: 'a', summary: summaryOf({ id: 'a', settings: { data: 'own' } }), state: runStateOf([own]) },
    { name: 'b', summary: summaryOf({ id: 'b', settings: { data: 'own', conflict_pct: 1 } }), state: emptyRunState },
  ];
  expect(dataGroups(runs)).toEqual([{ data: 'own', runs: ['a', 'b'] }]);
});

test('only what differs is listed: facts, then settings; where they were saved is none', () => {
  const runs = [
    summaryOf({ id: 'a', settings: { seed: 1, exp_name: 'a', lambda_sparse: 1e-8 } }),
    summaryOf({ id: 'b', settings: { seed: 1, exp_name: 'b', lambda_sparse: 1e-7 } }),
    // ERM does not prune: no setting of pruning tells it apart.
    summaryOf({ id: 'c', settings: { seed: 1, exp_name: 'c', lambda_sparse: 1e-6, method: 'ERM' } }),
  ];
  const rows = differingFields(runs);
  expect(rows.map(({ field }) => field.id)).toEqual(['run.method', 'setting.lambda_sparse']);
  expect(rows[1]?.texts.map((text) => text !== null)).toEqual([true, true, false]);
  expect(differingFields(runs.slice(1)).map(({ field }) => field.id)).toEqual(['run.method']);
  expect(differingFields(runs.slice(0, 1))).toEqual([]);
});

test('a best value stands out only among several that differ', () => {
  expect(bestOf([0.2, null, 0.9])).toBe(0.9);
  expect(bestOf([0.9, 0.9])).toBeNull();
  expect(bestOf([null, 0.9])).toBeNull();
  expect(bestOf([])).toBeNull();
});

test("overlaps are told from the reference's side, whichever way the pair was counted", () => {
  const overlap = (first: number, second: number) => ({ weights: 10, first, second, both: 1 });
  const found = {
    masked: ['a', 'b', 'c'].map((run) => ({ run, checkpoint: 'pruned' })),
    pairs: [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const,
    layers: [{ layer: 'conv1', overlaps: [overlap(1, 2), overlap(1, 3), null] }],
  };
  expect(layerRows(found, 'b', ['a', 'c'])).toEqual([{ layer: 'conv1', overlaps: [overlap(2, 1), null] }]);
  expect(layerRows(found, 'c', ['b', 'a'])).toEqual([{ layer: 'conv1', overlaps: [null, overlap(3, 1)] }]);
});

test('the curve of mining ends with what was mined, which no later word on it repeats', () => {
  const mined = { type: 'mined', network: 'biased', size: 5, of: 9, precision: 1, at: 0 } as const;
  const state = runStateOf([
    { ...mined, stage: 'pretraining', step: 10, recall: 0.25, final: false },
    { ...mined, stage: 'pretraining', step: 20, recall: 0.5, final: true },
    { ...mined, stage: 'mining', step: 0, recall: 0.5, final: true },
  ]);
  expect(miningPoints({ state }, 'recall')).toEqual({ x: [10, 20], y: [0.25, 0.5] });
});

test('names leave out the day that they share, where they are of several runs', () => {
  const named = (...ids: string[]) => comparedNames(ids.map((id) => summaryOf({ id })));
  expect(named('20260105-090000-cmnist-s1', '20260105-100000-cmnist-s2', 'mine')).toEqual([
    '090000-cmnist-s1',
    '100000-cmnist-s2',
    'mine',
  ]);
  const twoDays = ['20260105-090000-cmnist-s1', '20260106-090000-cmnist-s1'];
  expect(named(...twoDays)).toEqual(twoDays);
  expect(named('20260105-090000-cmnist-s1')).toEqual(['20260105-090000-cmnist-s1']);
});
