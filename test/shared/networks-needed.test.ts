import { expect, test } from 'vitest';
import { type Configuration, configuration } from '../../shared/configuration.ts';
import { miningNetwork, networkName } from '../../shared/networks-needed.ts';

const networks: [ReturnType<typeof networkName>, Partial<Configuration>][] = [
  ['cnn', { data: 'cmnist' }],
  ['fcn', { data: 'cmnist', cmnist_use_mlp: true }],
  ['resnet18', { data: 'cifar10c' }],
  ['resnet18', { data: 'my-photographs' }],
  ['fcn', { data: 'my-fashion', cmnist_use_mlp: true }],
  ['wide-resnet28-10', { data: 'cmnist', network: 'wide-resnet28-10' }],
];
test.each(networks)('the network is %s with %j', (name, given) => {
  expect(networkName(configuration.parse(given))).toBe(name);
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
