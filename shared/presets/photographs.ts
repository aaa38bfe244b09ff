// What the published commands for photographs have in common: GateResNet18 from ImageNet weights, Adam.
import type { Configuration } from '../configuration.ts';

export const photographs = {
  optimizer: 'Adam',
  imagenet: true,
  lambda_sparse: 1e-9,
  pretrain_iter: 10_000,
  lr_pre: 0.001,
  lr_decay_step_pre: 10_000,
  lr_gamma_pre: 0.5,
  pruning_iter: 2000,
  retrain_iter: 1000,
  lr_main: 0.0005,
  lr_decay_step_main: 10_000,
} satisfies Partial<Configuration>;
