import { describe, expect, test } from 'vitest';
import { type Configuration, configuration } from '../../shared/configuration.ts';
import { contradictions } from '../../shared/contradictions.ts';
import { mrmSettings } from '../../shared/mrm-settings.ts';

const namesIn = (given: Partial<Configuration>): (readonly string[])[] =>
  contradictions(configuration.parse(given)).map(({ settings }) => settings);

const wrong = { pseudo_label_method: 'wrong' } as const;
const ensemble = { pseudo_label_method: 'ensemble' } as const;
const own = { ...wrong, select_with_GCE: true, biased_pretrain_iter: 300 } as const;

test('the defaults do not contradict one another', () => {
  expect(namesIn({})).toEqual([]);
});

describe('what cannot be done is refused, and names its settings', () => {
  const cases: [string[], Partial<Configuration>][] = [
    [['cmnist_use_mlp', 'data'], { cmnist_use_mlp: true, data: 'bffhq' }],
    [['cmnist_use_mlp', 'network'], { cmnist_use_mlp: true, network: 'resnet18' }],
    [['imagenet', 'network'], { imagenet: true }],
    [['imagenet_weights', 'imagenet'], { data: 'bffhq', imagenet_weights: 'resnet18.pth' }],
    [['imagenet', 'network'], { imagenet: true, data: 'bffhq', network: 'wide-resnet16-8' }],
    [['earlystop_iter', 'pretrain_iter'], { ...wrong, earlystop_iter: 2001 }],
    [['earlystop_iter', 'pretrain_iter'], { ...wrong, select_with_GCE: true, earlystop_iter: 2001 }],
    [['earlystop_iter', 'biased_pretrain_iter'], { ...own, earlystop_iter: 301 }],
    [['earlystop_iter', 'pseudo_label_method'], { ...ensemble, earlystop_iter: 100 }],
    [['select_with_GCE', 'pseudo_label_method'], { ...ensemble, select_with_GCE: true }],
    [['tau', 'pseudo_label_method'], { ...ensemble, tau: 0 }],
    [['tau', 'pseudo_label_method'], { ...ensemble, tau: 1 }],
    [['pretrain_iter'], { ...wrong, pretrain_iter: 0 }],
    [['biased_pretrain_iter'], { ...own, biased_pretrain_iter: 0 }],
    [['uniform_weight', 'pruning_upweight'], { uniform_weight: true, pruning_upweight: 50 }],
    [['reinitialize', 'retrain_iter'], { reinitialize: true, retrain_iter: 0 }],
  ];

  test.each(cases)('%j', (names, given) => {
    expect(namesIn(given)).toEqual([names]);
  });
});

describe('what merely has no effect is let pass', () => {
  const cases: [string, Partial<Configuration>][] = [
    ['a fully connected network on a set like Colored MNIST', { cmnist_use_mlp: true, data: 'my-fashion' }],
    ['a fully connected network on photographs, by its name', { network: 'fcn', data: 'bffhq' }],
    ['ImageNet weights on photographs', { imagenet: true, data: 'cifar10c' }],
    ['ImageNet weights on digits', { imagenet: true, network: 'resnet18' }],
    ['stopping at the last step', { ...own, earlystop_iter: 300 }],
    ['how to mine, where the truth is taken', { ...ensemble, supervised: true, select_with_GCE: true, tau: 1 }],
    ['stopping where the truth is taken', { supervised: true, earlystop_iter: 5000, pretrain_iter: 0 }],
    ['tau where mistakes are mined', { ...wrong, tau: 1 }],
    ['an untrained classifier where another network mines', { ...own, pretrain_iter: 0 }],
    ['the mining half of the published pair', { ...own, lambda_upweight: 0, pruning_iter: 0, retrain_iter: 0 }],
    ['uniform draws, told twice', { uniform_weight: true, pruning_upweight: 1 }],
    ['a schedule that is off', { no_lr_scheduling: true, lr_decay_step_pre: 100 }],
    ['MRM with all that it forces', { mode: 'MRM', ...mrmSettings }],
  ];

  test.each(cases)('%s', (_, given) => {
    expect(namesIn(given)).toEqual([]);
  });
});

test('every setting that MRM forces is held against another value', () => {
  const { select_with_GCE, ...published } = configuration.parse({});
  const found = namesIn({ ...published, mode: 'MRM', select_with_GCE: true });
  expect(found.toSorted()).toEqual(
    Object.keys(mrmSettings)
      .map((name) => ['mode', name])
      .toSorted(),
  );
});

test('all contradictions are found at once, each with what to do', () => {
  const found = contradictions(configuration.parse({ imagenet: true, earlystop_iter: 3, tau: 1 }));
  expect(found).toHaveLength(3);
  for (const { message, remedy } of found) {
    expect(message).not.toMatch(/\.$/);
    expect(remedy).toMatch(/\.$/);
  }
});
