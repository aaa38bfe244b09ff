// Settings of pretraining, the first stage.
import { z } from 'zod';
import { methodName } from '../method-name.ts';
import { choice, flag, optionalReal, optionalWhole, real, whole } from '../setting.ts';
import { factor, optimizers, period, rate, steps } from './ranges.ts';

const asClassifier = "the classifier's";

export const pretrainingSettings = {
  pretrain_iter: whole(2000, { group: 'pretraining', unit: 'steps', range: steps, help: 'length of pretraining' }),
  lr_pre: real(0.1, { group: 'pretraining', range: rate, help: 'learning rate of pretraining' }),
  lr_decay_step_pre: whole(600, {
    group: 'pretraining',
    unit: 'steps',
    range: period,
    help: 'the learning rate falls each time after so many steps of pretraining',
  }),
  lr_gamma_pre: real(0.1, {
    group: 'pretraining',
    range: factor,
    help: 'what the learning rate is multiplied by then',
  }),
  imagenet: flag({ group: 'pretraining', help: 'begin from ImageNet weights', readBy: methodName.options }),
  biased_optimizer: choice(z.enum(optimizers).nullable().default(null), {
    group: 'pretraining',
    help: "the biased network's optimizer",
    readBy: ['DCWP', 'JTT'],
    choices: optimizers,
    published: false,
    whenNull: asClassifier,
  }),
  biased_pretrain_iter: optionalWhole({
    group: 'pretraining',
    unit: 'steps',
    range: steps,
    help: "length of the biased network's pretraining",
    readBy: ['DCWP', 'JTT'],
    published: false,
    whenNull: asClassifier,
  }),
  biased_lr_pre: optionalReal({
    group: 'pretraining',
    range: rate,
    help: "the biased network's learning rate",
    readBy: ['DCWP', 'JTT'],
    published: false,
    whenNull: asClassifier,
  }),
  biased_lr_decay_step_pre: optionalWhole({
    group: 'pretraining',
    unit: 'steps',
    range: period,
    help: "the biased network's learning rate falls each time after so many steps",
    readBy: ['DCWP', 'JTT'],
    published: false,
    whenNull: asClassifier,
  }),
  biased_lr_gamma_pre: optionalReal({
    group: 'pretraining',
    range: factor,
    help: "what the biased network's learning rate is multiplied by then",
    readBy: ['DCWP', 'JTT'],
    published: false,
    whenNull: asClassifier,
  }),
  gce_q: real(0.7, {
    group: 'pretraining',
    range: factor,
    help: 'q of the generalized cross entropy, GCE: near 0 it is cross entropy',
    readBy: ['DCWP', 'LfF', 'feature-swap'],
    published: false,
  }),
};
