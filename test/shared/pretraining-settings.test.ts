import { expect, test } from 'vitest';
import { configuration } from '../../shared/configuration.ts';
import { pretrainingOf } from '../../shared/pretraining-settings.ts';

const published = {
  optimizer: 'Adam',
  learningRate: 0.1,
  steps: 2000,
  decayStep: 600,
  gamma: 0.1,
  scheduled: true,
  beta1: 0.9,
  beta2: 0.99,
  weightDecay: 1e-4,
};

test('both networks are pretrained alike by default, but for the loss', () => {
  const defaults = configuration.parse({});
  expect(pretrainingOf(defaults, 'classifier')).toEqual({ ...published, loss: 'ce' });
  expect(pretrainingOf(defaults, 'biased')).toEqual({ ...published, loss: 'ensemble' });
});

test("the biased network's own settings win for it, and leave the classifier alone", () => {
  const own = configuration.parse({
    pseudo_label_method: 'wrong',
    select_with_GCE: true,
    biased_optimizer: 'SGD',
    biased_lr_pre: 0.5,
    biased_pretrain_iter: 0,
    biased_lr_decay_step_pre: 7,
    biased_lr_gamma_pre: 0.3,
    no_lr_scheduling: true,
  });
  expect(pretrainingOf(own, 'classifier')).toEqual({ ...published, scheduled: false, loss: 'ce' });
  expect(pretrainingOf(own, 'biased')).toEqual({
    ...published,
    optimizer: 'SGD',
    learningRate: 0.5,
    steps: 0,
    decayStep: 7,
    gamma: 0.3,
    scheduled: false,
    loss: 'gce',
  });
});

test('mining mistakes without GCE, a biased network would learn by cross entropy', () => {
  expect(pretrainingOf(configuration.parse({ pseudo_label_method: 'wrong' }), 'biased').loss).toBe('ce');
});
