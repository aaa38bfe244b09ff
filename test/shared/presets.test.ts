import { expect, test } from 'vitest';
import { methodOf } from '../../shared/methods.ts';
import { miningNetwork, networkName } from '../../shared/networks-needed.ts';
import { presets } from '../../shared/presets.ts';
import { pretrainingOf } from '../../shared/pretraining-settings.ts';
import { resolveConfiguration } from '../../shared/resolve-configuration.ts';

test.each(presets)('$name is a configuration that can be run', ({ name, settings, seeds }) => {
  const resolved = resolveConfiguration({ preset: name });
  expect(resolved).toMatchObject(settings);
  expect(seeds[0]).toBe(resolved.seed);
  expect(miningNetwork(resolved)).toBe(methodOf(resolved) === 'MRM' ? 'none' : 'biased');
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

const falls = { decayStep: 10_000, gamma: 0.5, scheduled: true };

// script/train_ours_cifar10c.sh, the same for all ratios but for ratio and upweight.
test.each([
  ['cifar10c-0.5pct', 0.5, 80],
  ['cifar10c-1pct', 1, 50],
  ['cifar10c-2pct', 2, 30],
  ['cifar10c-5pct', 5, 10],
])('%s has the published numbers', (preset, conflict_pct, lambda_upweight) => {
  const resolved = resolveConfiguration({ preset });
  expect(resolved).toMatchObject({
    ...{ data: 'cifar10c', conflict_pct, lambda_upweight, seed: 11, batch_size: 256, lambda_sparse: 1e-9 },
    ...{ imagenet: true, retrain_iter: 1000, lr_main: 5e-4, lr_decay_step_main: 10_000, pruning_iter: 2000 },
  });
  expect(networkName(resolved)).toBe('resnet18');
  const pretraining = { optimizer: 'Adam', learningRate: 1e-3, steps: 10_000, ...falls };
  expect(pretrainingOf(resolved, 'biased')).toMatchObject({ ...pretraining, loss: 'ensemble' });
  expect(pretrainingOf(resolved, 'classifier')).toMatchObject({ ...pretraining, loss: 'ce' });
});

// script/train_ours_bffhq.sh, script/train_ours_celeba.sh.
test.each([
  ['bffhq', { conflict_pct: 0.5, batch_size: 64, lambda_upweight: 80, lambda_sparse: 1e-9 }, 1e-3, [11, 22, 33, 44]],
  [
    'celebA',
    { conflict_pct: 1, batch_size: 128, lambda_upweight: 20, lambda_sparse: 5e-6 },
    1e-4,
    [1006, 1007, 1008, 1009],
  ],
])('%s has the published numbers', (preset, numbers, learningRate, seeds) => {
  const resolved = resolveConfiguration({ preset });
  expect(resolved).toMatchObject({ data: preset, imagenet: true, retrain_iter: 1000, lr_main: 5e-4, ...numbers });
  expect(presets.find(({ name }) => name === preset)?.seeds).toEqual(seeds);
  expect(pretrainingOf(resolved, 'biased')).toMatchObject({ learningRate, steps: 10_000, ...falls, loss: 'gce' });
});

// script/train_MRM_*.sh: the seeds' first, and what is trained anew under the mask.
test.each([
  ['mrm-cmnist-2pct', 1209, { lr_main: 0.01, retrain_iter: 10_000, lr_gamma_main: 0.1, imagenet: false }],
  ['mrm-cifar10c-5pct', 555, { lr_main: 0.001, retrain_iter: 20_000, lr_gamma_main: 0.5, imagenet: true }],
  ['mrm-bffhq', 111, { lr_main: 0.001, retrain_iter: 20_000, batch_size: 64, imagenet: true }],
])('%s trains the masked network anew at length', (preset, seed, numbers) => {
  const resolved = resolveConfiguration({ preset });
  expect(resolved).toMatchObject({ mode: 'MRM', seed, reinitialize: true, lambda_upweight: 1, ...numbers });
});

test('quick is short', () => {
  const { biased_pretrain_iter, pretrain_iter, pruning_iter, retrain_iter } = resolveConfiguration({ preset: 'quick' });
  expect((biased_pretrain_iter ?? 0) + pretrain_iter + pruning_iter + retrain_iter).toBeLessThanOrEqual(1500);
});
