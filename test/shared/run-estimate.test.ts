// How much a run has to do, and how long that takes.
import { expect, test } from 'vitest';
import { resolveConfiguration } from '../../shared/resolve-configuration.ts';
import { estimateOf, runWork, timingKey } from '../../shared/run-estimate.ts';

const counts = { train: 55_000, valid: 5000, test: 10_000 };
const preset = (argumentsGiven: Record<string, string | number | boolean> = {}) =>
  resolveConfiguration({ preset: 'cmnist-5pct', argumentsGiven });

test('the work of a whole preset is what a recorded run of it did', () => {
  // Of the events of a run with seed 55: 4, 20, 4 and 10 evaluations of 15,000 images, 4 looks at 55,000 training images.
  expect(runWork(preset(), counts, null)).toEqual([
    { stage: 'pretraining', network: 'biased', steps: 2000, classified: 4 * 15_000 + 4 * 55_000 },
    { stage: 'pretraining', network: 'classifier', steps: 10_000, classified: 20 * 15_000 },
    { stage: 'mining', network: 'biased', steps: 0, classified: 0 },
    { stage: 'pruning', network: 'classifier', steps: 2000, classified: 4 * 15_000 },
    { stage: 'retraining', network: 'classifier', steps: 1000, classified: 10 * 15_000 },
  ]);
});

test('the ensemble looks at the training set in each epoch too, and an early stop ends the looks', () => {
  const mined = (settings: Record<string, string | number | boolean>) =>
    (Number(runWork(preset(settings), counts, null)[0]?.classified) - 4 * 15_000) / 55_000;
  // 214 steps an epoch: 9 epochs in 2000 steps, 3 evaluations before the end, the end.
  expect(mined({ pseudo_label_method: 'ensemble', select_with_GCE: false })).toBe(9 + 3 + 1);
  expect(mined({ earlystop_iter: 1000 })).toBe(1 + 1);
  expect(mined({ earlystop_iter: 1001 })).toBe(2 + 1);
});

test('a run that takes over from another has its own parts alone, and mines anew where it begins with that', () => {
  const stages = (from: 'mining' | 'pruning') => runWork(preset(), counts, from).map(({ stage }) => stage);
  expect(stages('pruning')).toEqual(['pruning', 'retraining']);
  expect(runWork(preset(), counts, 'mining')[0]).toMatchObject({ stage: 'mining', classified: 55_000 });
});

test('time is steps and images, each at what it costs', () => {
  const timing = { network: 'classifier' as const, stepSeconds: 0.1, imageSeconds: 0.001 };
  const parts = [
    { ...timing, stage: 'pruning' as const },
    { ...timing, stage: 'retraining' as const, stepSeconds: 0.2 },
  ];
  const estimate = estimateOf(preset(), { counts, parts }, 'pruning');
  expect(estimate.map(({ seconds }) => seconds)).toEqual([2000 * 0.1 + 60_000 * 0.001, 1000 * 0.2 + 150_000 * 0.001]);
});

test('more steps or another rate cost the same a step, another batch or network does not', () => {
  const key = (settings: Record<string, string | number | boolean>) => timingKey(preset(settings), null);
  expect(key({ pretrain_iter: 7, lr_prune: 0.5, seed: 3, exp_name: 'mine' })).toBe(key({}));
  for (const settings of [{ batch_size: 64 }, { network: 'resnet18' }, { method: 'JTT' }, { supervised: true }]) {
    expect(key(settings)).not.toBe(key({}));
  }
});
