// From a run's events to the pictures of it.
import { expect, test } from 'vitest';
import { maskBytes } from '../../../renderer/run/mask.ts';
import { courseOf } from '../../../renderer/run/run-course.ts';
import { emptyLog, nextLog } from '../../../renderer/run/run-log.ts';
import {
  accuracySeries,
  keptSeries,
  lossSeries,
  lossWeights,
  minedSeries,
  minedShareSeries,
} from '../../../renderer/run/run-series.ts';
import { deadChannels } from '../../../shared/dead-channels.ts';
import type { EventOf, RunEvent } from '../../../shared/events.ts';
import { resolveConfiguration } from '../../../shared/resolve-configuration.ts';
import { emptyRunState, runStateOf } from '../../../shared/run-state.ts';
import { colorRange, sparsityGrid } from '../../../shared/sparsity-grid.ts';
import { watchedSamples } from '../../../shared/watched-samples.ts';

const pruning = { stage: 'pruning', network: 'classifier' } as const;

const losses = (step: number, total: number, parts: Record<string, number>): RunEvent => ({
  type: 'losses',
  ...pruning,
  step,
  total,
  parts,
  learningRate: 0.01,
  imagesPerSecond: 100,
  at: step,
});

const accuracy = (step: number, total: number[][], correct: number[][]): EventOf<'group-accuracy'> => ({
  type: 'group-accuracy',
  ...pruning,
  step,
  split: 'test',
  total,
  correct,
  at: step,
});

const sparsity = (step: number, kept: [number, number]): EventOf<'layer-sparsity'> => ({
  type: 'layer-sparsity',
  ...pruning,
  step,
  layers: [
    { layer: 'conv1', kept: kept[0], total: 100 },
    { layer: 'fc', kept: kept[1], total: 900 },
  ],
  at: step,
});

test('losses become a curve for the total and one for each term, as it counts in the total', () => {
  const state = runStateOf([
    losses(10, 2, { main: 1.5, sparse: 40, contrastive: 4 }),
    losses(20, 1, { main: 0.5, sparse: 30, contrastive: 3 }),
  ]);
  const weights = { sparse: 0.01, contrastive: 0.5 };
  const curves = lossSeries(state.losses['pruning/classifier'] ?? [], 'pruning', weights).map(({ id, x, y }) => ({
    id,
    x,
    y,
  }));
  expect(curves).toEqual([
    { id: 'total', x: [10, 20], y: [2, 1] },
    { id: 'main', x: [10, 20], y: [1.5, 0.5] },
    { id: 'sparse', x: [10, 20], y: [0.4, 0.3] },
    { id: 'contrastive', x: [10, 20], y: [2, 1.5] },
  ]);
});

test('pruning and retraining weigh the contrastive term by weights of their own', () => {
  const configuration = resolveConfiguration({ argumentsGiven: { lambda_con_prune: 0.2, lambda_con_retrain: 0.3 } });
  expect(lossWeights(configuration, 'pruning').contrastive).toBe(0.2);
  expect(lossWeights(configuration, 'retraining').contrastive).toBe(0.3);
});

test('a sole term is the total, and is drawn once', () => {
  expect(
    lossSeries(runStateOf([losses(10, 2, { main: 2 })]).losses['pruning/classifier'] ?? [], 'pruning', {}).map(
      ({ id }) => id,
    ),
  ).toEqual(['total']);
});

test('a part without losses has an empty curve, which keeps its place', () => {
  expect(lossSeries([], 'pruning', {})).toMatchObject([{ id: 'total', x: [], y: [] }]);
});

test('accuracies come by group: the mean over cells, not over samples', () => {
  // Cells: aligned 1 and 0.5, conflicting 0.25 and 0; by samples the total is 113 of 200.
  const [conflict, aligned, worst, total] = accuracySeries(
    [
      accuracy(
        5,
        [
          [100, 4],
          [6, 90],
        ],
        [
          [100, 1],
          [0, 45],
        ],
      ),
    ],
    null,
  );
  expect([conflict?.y, aligned?.y, worst?.y, total?.y]).toEqual([[0.125], [0.75], [0], [146 / 200]]);
});

test('where bias labels are unknown, only the total is drawn', () => {
  expect(accuracySeries([accuracy(5, [[10], [10]], [[9], [5]])], null).map(({ id }) => id)).toEqual(['total']);
});

test('the kept fraction counts weights, not layers', () => {
  const [all, conv1, fc] = keptSeries([sparsity(10, [50, 450]), sparsity(20, [10, 90])]);
  expect(all?.y).toEqual([0.5, 0.1]);
  expect(conv1?.y).toEqual([0.5, 0.1]);
  expect(fc?.y).toEqual([0.5, 0.1]);
  expect(keptSeries([sparsity(10, [100, 0])])[0]?.y).toEqual([0.1]);
});

test('the curve of the mined set ends where its network was trained; that it is settled then is no other point', () => {
  const mined = { type: 'mined', stage: 'pretraining', network: 'biased', size: 5, of: 9, recall: 0.5, at: 0 } as const;
  const [precision, recall] = minedSeries([
    { ...mined, step: 10, precision: 0.75, final: false },
    { ...mined, step: 20, precision: null, final: false },
    { ...mined, step: 30, precision: 1, final: true },
    { ...mined, stage: 'mining', step: 0, precision: 1, final: true },
  ]);
  expect(precision).toMatchObject({ x: [10, 20, 30], y: [0.75, null, 1] });
  expect(recall).toMatchObject({ x: [10, 20, 30], y: [0.5, 0.5, 0.5] });
});

test('where nobody knows which samples conflict, the share that is mined is drawn', () => {
  const mined = { type: 'mined', network: 'biased', of: 40, precision: null, recall: null, at: 0 } as const;
  const [share] = minedShareSeries([
    { ...mined, stage: 'pretraining', step: 10, size: 10, final: false },
    { ...mined, stage: 'pretraining', step: 20, size: 5, final: true },
    { ...mined, stage: 'mining', step: 0, size: 5, final: true },
  ]);
  expect(share).toMatchObject({ x: [10, 20], y: [0.25, 0.125] });
});

test('the heatmap of layers has room for the steps to come', () => {
  const { columns, interval, kept, layers } = sparsityGrid([sparsity(10, [50, 900]), sparsity(20, [25, 450])], 40);
  expect({ columns, interval, layers }).toEqual({ columns: 4, interval: 10, layers: ['conv1', 'fc'] });
  expect([...kept]).toEqual([0.5, 0.25, Number.NaN, Number.NaN, 1, 0.5, Number.NaN, Number.NaN]);
});

test('a heatmap without events, or of more steps than planned, is drawn all the same', () => {
  expect(sparsityGrid([], 40)).toMatchObject({ columns: 0, layers: [] });
  expect(sparsityGrid([sparsity(10, [50, 900]), sparsity(20, [25, 450])], 0).columns).toBe(2);
});

test('its colours range over whole tenths, and over more than nothing', () => {
  expect(colorRange([0.478, 0.92])).toEqual([0.4, 1]);
  expect(colorRange([0.5, 0.5])).toEqual([0.4, 0.5]);
  expect(colorRange([0, 0])).toEqual([0, 0.1]);
});

test('a channel is dead where no weight of any pair is kept', () => {
  // [3 outputs, 2 inputs]: output 1 and input 1 keep nothing.
  expect(deadChannels(Uint8Array.of(9, 0, 0, 0, 1, 0), 3, 2)).toEqual({ outputs: [1], inputs: [1] });
  expect(deadChannels(maskBytes('AED//w=='), 2, 2)).toEqual({ outputs: [], inputs: [] });
});

test('the classifier goes through its stages as one course, without the biased network', () => {
  const course = courseOf([
    { stage: 'pretraining', network: 'biased', steps: 100 },
    { stage: 'pretraining', network: 'classifier', steps: 50 },
    { stage: 'mining', network: 'biased', steps: 0 },
    { stage: 'pruning', network: 'classifier', steps: 30 },
  ]);
  expect(course.steps).toBe(80);
  expect([course.at('pretraining', 20), course.at('pruning', 30)]).toEqual([20, 80]);
  expect(course.bands.map(({ from, to }) => [from, to])).toEqual([
    [0, 50],
    [50, 80],
  ]);
});

test('the log tells what happened, warnings with their remedy, and leaves losses to the charts', () => {
  const events: RunEvent[] = [
    losses(10, 1, { main: 1 }),
    { type: 'warning', code: 'mined-few', message: 'few were mined', remedy: 'Train longer.', at: 11 },
    { type: 'run-finished', seconds: 60, at: 12 },
  ];
  const log = nextLog(emptyLog, events, runStateOf(events));
  expect(log.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
    'warning: few were mined. Train longer.',
    'information: Finished in 1 min',
  ]);
  expect(nextLog(log, [losses(20, 1, { main: 1 })], emptyRunState)).toBe(log);
});

test('a watched sample has its course through the evaluations, and the verdict of the chosen one', () => {
  const said = (step: number, predictions: number[], labelProbabilities: number[]): EventOf<'sample-predictions'> => ({
    type: 'sample-predictions',
    ...pruning,
    step,
    split: 'test',
    indices: [7, 9],
    classes: [0, 1],
    biases: [0, 0],
    predictions,
    labelProbabilities,
    at: step,
  });
  const events = [said(10, [0, 0], [0.9, 0.1]), said(20, [0, 1], [0.95, 0.8])];
  const aligned = [
    [true, false],
    [false, true],
  ];
  const course = [0.1, 0.8];
  const second = { index: 9, label: 1, bias: 0, aligned: false, course };
  expect(watchedSamples(events, events[0] ?? said(0, [], []), aligned)[1]).toEqual({
    ...second,
    prediction: 0,
    labelProbability: 0.1,
  });
  expect(watchedSamples(events, events[1] ?? said(0, [], []), null)[1]).toEqual({
    ...second,
    aligned: null,
    prediction: 1,
    labelProbability: 0.8,
  });
});
