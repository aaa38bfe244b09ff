import { expect, test } from 'vitest';
import { nearestName } from '../../shared/nearest-name.ts';
import { settingNames } from '../../shared/settings.ts';

test.each([
  ['lamda_sparse', 'lambda_sparse'],
  ['lambda-con-prune', 'lambda_con_prune'],
  ['--lambda_con_prun', 'lambda_con_prune'],
  ['select_with_gce', 'select_with_GCE'],
  ['batchsize', 'batch_size'],
  ['prune_iter', 'pruning_iter'],
  ['conflict', 'conflict_pct'],
  ['sed', 'seed'],
])('%s most likely meant %s', (given, meant) => {
  expect(nearestName(given, settingNames)).toBe(meant);
});

test.each(['', 'x', 'zzzzzzzz', 'learning-rate-of-everything'])('%j meant nothing that is known', (given) => {
  expect(nearestName(given, settingNames)).toBeUndefined();
});

test('what begins several names is no hint', () => {
  expect(nearestName('cmnist', ['cmnist-1pct', 'cmnist-2pct'])).toBeUndefined();
});
