// How a network is pretrained: the classifier as the published names say, the biased one by its own settings where given.
import type { Configuration } from './configuration.ts';
import type { NetworkRole } from './events.ts';

export interface PretrainingSettings {
  readonly optimizer: Configuration['optimizer'];
  readonly learningRate: number;
  readonly steps: number;
  /** Steps between two falls of the learning rate, and what it is multiplied by; only where `scheduled`. */
  readonly decayStep: number;
  readonly gamma: number;
  readonly scheduled: boolean;
  /** Adam's. */
  readonly beta1: number;
  readonly beta2: number;
  /** SGD's. */
  readonly weightDecay: number;
  /** Cross entropy, generalized cross entropy, or cross entropy over samples with p_label > η. */
  readonly loss: 'ce' | 'gce' | 'ensemble';
}

export function pretrainingOf(settings: Configuration, role: NetworkRole): PretrainingSettings {
  const own = role === 'biased';
  return {
    ...common(settings),
    optimizer: (own ? settings.biased_optimizer : null) ?? settings.optimizer,
    learningRate: (own ? settings.biased_lr_pre : null) ?? settings.lr_pre,
    steps: (own ? settings.biased_pretrain_iter : null) ?? settings.pretrain_iter,
    decayStep: (own ? settings.biased_lr_decay_step_pre : null) ?? settings.lr_decay_step_pre,
    gamma: (own ? settings.biased_lr_gamma_pre : null) ?? settings.lr_gamma_pre,
    loss: own ? biasedLoss(settings) : 'ce',
  };
}

function biasedLoss({ pseudo_label_method, select_with_GCE }: Configuration): PretrainingSettings['loss'] {
  if (pseudo_label_method === 'ensemble') return 'ensemble';
  return select_with_GCE ? 'gce' : 'ce';
}

function common({ no_lr_scheduling, beta1, beta2, weight_decay }: Configuration) {
  return { scheduled: !no_lr_scheduling, beta1, beta2, weightDecay: weight_decay };
}
