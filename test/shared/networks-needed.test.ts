import { expect, test } from 'vitest';
import { type Configuration, configuration } from '../../shared/configuration.ts';
import { isNetworkBySize, miningNetwork, networkName } from '../../shared/networks-needed.ts';

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

test.each<[boolean, Partial<Configuration>]>([
  [true, { data: 'my-photographs' }],
  [false, { data: 'my-photographs', network: 'resnet34' }],
  [false, { data: 'my-fashion', cmnist_use_mlp: true }],
  [false, { data: 'celebA' }],
])('that the network goes by the size of images is %s with %j', (bySize, given) => {
  expect(isNetworkBySize(configuration.parse(given))).toBe(bySize);
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
