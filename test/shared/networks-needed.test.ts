import { expect, test } from 'vitest';
import { type Configuration, configuration } from '../../shared/configuration.ts';
import { miningNetwork, networkName } from '../../shared/networks-needed.ts';

test('the network is GateFCN where asked for, else GateCNN', () => {
  expect(networkName({ cmnist_use_mlp: true })).toBe('fcn');
  expect(networkName({ cmnist_use_mlp: false })).toBe('cnn');
});

const cases: [ReturnType<typeof miningNetwork>, Partial<Configuration>][] = [
  ['none', { supervised: true }],
  ['none', { supervised: true, pseudo_label_method: 'wrong', select_with_GCE: true }],
  ['none', { mode: 'MRM' }],
  ['biased', { pseudo_label_method: 'ensemble' }],
  ['biased', { pseudo_label_method: 'wrong', select_with_GCE: true }],
  ['classifier', { pseudo_label_method: 'wrong' }],
];
test.each(cases)('what mines is: %s with %j', (network, given) => {
  expect(miningNetwork(configuration.parse(given))).toBe(network);
});
