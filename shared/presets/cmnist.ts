// Presets for Colored MNIST.
import type { Configuration } from '../configuration.ts';
import { type Preset, PUBLISHED_AT } from './preset.ts';

/** The published pair of commands as one run: the biased network by the first, everything else by the second. */
const cmnist = {
  data: 'cmnist',
  seed: 55,
  pseudo_label_method: 'wrong',
  select_with_GCE: true,
  biased_optimizer: 'SGD',
  biased_pretrain_iter: 2000,
  biased_lr_pre: 0.1,
  biased_lr_decay_step_pre: 600,
  biased_lr_gamma_pre: 0.1,
  optimizer: 'Adam',
  pretrain_iter: 10_000,
  lr_pre: 0.01,
  lr_decay_step_pre: 10_000,
  lr_gamma_pre: 0.1,
  pruning_iter: 2000,
  retrain_iter: 1000,
  lr_main: 0.001,
  lr_decay_step_main: 1000,
} satisfies Partial<Configuration>;

const seeds = [55, 66, 77, 88];

const published = (conflict_pct: Configuration['conflict_pct'], lambda_upweight: number): Preset => ({
  name: `cmnist-${conflict_pct}pct`,
  description: `Colored MNIST with ${conflict_pct} % conflicting samples, as published`,
  source: `script/train_ours_cmnist.sh of ${PUBLISHED_AT}`,
  settings: { ...cmnist, conflict_pct, lambda_upweight },
  seeds,
});

export const cmnistPresets: readonly Preset[] = [
  published(0.5, 80),
  published(1, 50),
  published(2, 30),
  published(5, 10),
];

export const quickPreset: Preset = {
  name: 'quick',
  description: 'Colored MNIST with 5 % conflicting samples in some minutes: all stages, cut short',
  source: 'cmnist-5pct with fewer steps',
  settings: {
    ...cmnist,
    conflict_pct: 5,
    lambda_upweight: 10,
    biased_pretrain_iter: 250,
    pretrain_iter: 300,
    train_iter: 500,
    lr_decay_step_train: 500,
    swap_iter: 200,
    lr_decay_step_pre: 300,
    pruning_iter: 250,
    retrain_iter: 200,
    lr_decay_step_main: 200,
    print_every: 50,
    eval_every: 150,
    eval_every_retrain: 100,
    save_every: 150,
    save_every_retrain: 100,
  },
  seeds,
};
