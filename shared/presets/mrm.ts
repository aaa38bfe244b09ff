// Presets for MRM, Modular Risk Minimization: the published baseline, which trains the masked network anew at length.
import type { Configuration } from '../configuration.ts';
import { mrmSettings } from '../mrm-settings.ts';
import { photographs } from './photographs.ts';
import { type Preset, PUBLISHED_AT } from './preset.ts';

const common = {
  ...{ mode: 'MRM', ...mrmSettings, pseudo_label_method: 'wrong', optimizer: 'Adam' },
  ...{ pretrain_iter: 10_000, lr_decay_step_pre: 10_000, lr_decay_step_main: 10_000 },
  ...{ eval_every_retrain: 500, save_every_retrain: 10_000 },
} satisfies Partial<Configuration>;

const longer = { ...photographs, ...common, lr_main: 0.001, lr_gamma_main: 0.5, retrain_iter: 20_000 };

const cmnist = (conflict_pct: number): Preset => ({
  name: `mrm-cmnist-${conflict_pct}pct`,
  description: `MRM on Colored MNIST with ${conflict_pct} % conflicting samples, as published`,
  source: `script/train_MRM_cmnist.sh of ${PUBLISHED_AT}`,
  settings: {
    ...common,
    ...{
      data: 'cmnist',
      conflict_pct,
      seed: 1209,
      lr_pre: 0.01,
      lr_gamma_pre: 0.1,
      lr_main: 0.01,
      retrain_iter: 10_000,
    },
  },
  seeds: [1209, 435, 237, 4840],
});

const cifar10c = (conflict_pct: number): Preset => ({
  name: `mrm-cifar10c-${conflict_pct}pct`,
  description: `MRM on Corrupted CIFAR-10 with ${conflict_pct} % conflicting samples, as published`,
  source: `script/train_MRM_cifar10c.sh of ${PUBLISHED_AT}`,
  settings: { ...longer, data: 'cifar10c', conflict_pct, seed: 555 },
  seeds: [555, 666, 777, 888],
});

const bffhq: Preset = {
  name: 'mrm-bffhq',
  description: 'MRM on BFFHQ with 0.5 % conflicting samples, as published',
  source: `script/train_MRM_bffhq.sh of ${PUBLISHED_AT}`,
  settings: { ...longer, data: 'bffhq', conflict_pct: 0.5, seed: 111, batch_size: 64 },
  seeds: [111, 222, 333, 444],
};

const ratios = [0.5, 1, 2, 5];

export const mrmPresets: readonly Preset[] = [...ratios.map(cmnist), ...ratios.map(cifar10c), bffhq];
