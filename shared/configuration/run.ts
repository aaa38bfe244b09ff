// Settings of a run as a whole.
import { z } from 'zod';
import { selectionRule } from '../model-selection.ts';
import { choice, flag, optionalReal, real, text, whole } from '../setting.ts';
import { folder, momentum, optimizers, period, weight } from './ranges.ts';

export const runSettings = {
  selection: choice(selectionRule.default('last'), {
    group: 'run',
    help: 'which step of the last stage counts: the last, or that with the best such accuracy on the validation set',
    choices: selectionRule.options,
    published: false,
  }),
  phase: choice(z.enum(['train', 'test']).default('train'), {
    group: 'run',
    help: 'train, or evaluate what was trained',
    choices: ['train', 'test'],
  }),
  seed: whole(7777, { group: 'run', range: { least: 0, most: 2 ** 32 - 1 }, help: 'seed of all random numbers' }),
  batch_size: whole(256, {
    group: 'run',
    unit: 'images',
    range: { least: 1, most: 65_536 },
    help: 'size of a batch',
  }),
  optimizer: choice(z.enum(optimizers).default('Adam'), {
    group: 'run',
    help: 'optimizer of the weights; SGD has a momentum of 0.9',
    choices: optimizers,
  }),
  beta1: real(0.9, { group: 'run', range: momentum, help: "Adam's decay of the first moment" }),
  beta2: real(0.99, { group: 'run', range: momentum, help: "Adam's decay of the second moment" }),
  weight_decay: real(1e-4, { group: 'run', range: weight, help: 'weight decay of SGD' }),
  no_lr_scheduling: flag({ group: 'run', help: 'keep learning rates as they are at the start' }),
  print_every: whole(500, {
    group: 'run',
    unit: 'steps',
    range: period,
    help: 'the losses are reported each time after so many steps',
  }),
  save_every: whole(1000, {
    group: 'run',
    unit: 'steps',
    range: period,
    help: 'a checkpoint each time after so many steps before retraining',
  }),
  eval_every: whole(500, {
    group: 'run',
    unit: 'steps',
    range: period,
    help: 'an evaluation each time after so many steps before retraining',
  }),
  num_workers: whole(4, { group: 'run', range: { least: 0, most: 256 }, help: 'threads that decode images' }),
  memory_budget: optionalReal({
    group: 'run',
    unit: 'GiB',
    range: { above: 0, most: 65_536 },
    published: false,
    help: 'what decoded images may take: those of a larger set are decoded anew for each batch',
    whenNull: 'a quarter of the memory',
  }),
  exp_name: text(
    z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._+=-]{0,99}$/)
      .nullable()
      .default(null),
    {
      group: 'run',
      help: 'name of the run',
      form: 'up to 100 letters, digits and . _ + = -',
      whenNull: 'one made from the settings',
    },
  ),
  log_dir: text(folder(), {
    group: 'run',
    help: 'folder that holds the runs',
    form: 'a folder',
    whenNull: "the user's runs folder",
  }),
  checkpoint_dir: text(folder(), {
    group: 'run',
    help: 'folder to which the weights are copied at the end',
    form: 'a folder',
    whenNull: "the run's folder only",
  }),
  result_dir: text(folder(), {
    group: 'run',
    help: 'folder to which a summary is written at the end',
    form: 'a folder',
    whenNull: "the run's folder only",
  }),
};
