// How long and at which rates the stage `training` trains: by its own settings where given, else as pretraining.
import type { Configuration } from './configuration.ts';

export interface TrainingSchedule {
  readonly steps: number;
  readonly learningRate: number;
  /** Steps between two falls of the learning rate, and what it is multiplied by; only where `scheduled`. */
  readonly decayStep: number;
  readonly gamma: number;
  readonly scheduled: boolean;
}

export function trainingSchedule(settings: Configuration): TrainingSchedule {
  return {
    steps: settings.train_iter ?? settings.pretrain_iter,
    learningRate: settings.lr_train ?? settings.lr_pre,
    decayStep: settings.lr_decay_step_train ?? settings.lr_decay_step_pre,
    gamma: settings.lr_gamma_train ?? settings.lr_gamma_pre,
    scheduled: !settings.no_lr_scheduling,
  };
}
