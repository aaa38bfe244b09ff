// Settings of training, the stage in which methods without pruning train their classifier.
import { optionalReal, optionalWhole } from '../setting.ts';
import { factor, period, rate, steps } from './ranges.ts';

const asPretraining = "pretraining's";

export const trainingSettings = {
  train_iter: optionalWhole({
    group: 'training',
    unit: 'steps',
    range: steps,
    help: 'length of training, for methods that do not prune',
    published: false,
    whenNull: asPretraining,
  }),
  lr_train: optionalReal({
    group: 'training',
    range: rate,
    help: 'learning rate of training',
    published: false,
    whenNull: asPretraining,
  }),
  lr_decay_step_train: optionalWhole({
    group: 'training',
    unit: 'steps',
    range: period,
    help: 'the learning rate falls each time after so many steps of training',
    published: false,
    whenNull: asPretraining,
  }),
  lr_gamma_train: optionalReal({
    group: 'training',
    range: factor,
    help: 'what the learning rate is multiplied by then',
    published: false,
    whenNull: asPretraining,
  }),
};
