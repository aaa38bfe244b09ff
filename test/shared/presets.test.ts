import { expect, test } from 'vitest';
import { miningNetwork } from '../../shared/networks-needed.ts';
import { presets } from '../../shared/presets.ts';
import { pretrainingOf } from '../../shared/pretraining-settings.ts';
import { resolveConfiguration } from '../../shared/resolve-configuration.ts';

test.each(presets)('$name is a configuration that can be run', ({ name, settings, seeds }) => {
  const resolved = resolveConfiguration({ preset: name });
  expect(resolved).toMatchObject(settings);
  expect(seeds[0]).toBe(resolved.seed);
  expect(miningNetwork(resolved)).toBe('biased');
});

test('no two presets have one name', () => {
  expect(new Set(presets.map(({ name }) => name)).size).toBe(presets.length);
});

// script/train_ours_cmnist.sh of github.com/geonyeong-park/DCWP.
test.each([
  ['cmnist-0.5pct', 0.5, 80],
  ['cmnist-1pct', 1, 50],
  ['cmnist-2pct', 2, 30],
  ['cmnist-5pct', 5, 10],
])('%s has the numbers of the published pair of commands', (preset, conflict_pct, lambda_upweight) => {
  const resolved = resolveConfiguration({ preset });
  const retraining = { lr_main: 0.001, lr_decay_step_main: 1000, retrain_iter: 1000, pruning_iter: 2000 };
  expect(resolved).toMatchObject({
    data: 'cmnist',
    conflict_pct,
    lambda_upweight,
    pruning_upweight: 80,
    ...retraining,
  });
  const falls = { gamma: 0.1, scheduled: true };
  const biased = { optimizer: 'SGD', learningRate: 0.1, steps: 2000, decayStep: 600, ...falls, loss: 'gce' };
  const classifier = { optimizer: 'Adam', learningRate: 0.01, steps: 10_000, decayStep: 10_000, ...falls, loss: 'ce' };
  expect(pretrainingOf(resolved, 'biased')).toMatchObject(biased);
  expect(pretrainingOf(resolved, 'classifier')).toMatchObject(classifier);
});

test('quick is short', () => {
  const { biased_pretrain_iter, pretrain_iter, pruning_iter, retrain_iter } = resolveConfiguration({ preset: 'quick' });
  expect((biased_pretrain_iter ?? 0) + pretrain_iter + pruning_iter + retrain_iter).toBeLessThanOrEqual(1500);
});
