// MRM, the Modular Risk Minimization of Zhang et al. ("Can Subnetwork Structure Be the Key to Out-of-Distribution
// Generalization?", ICML 2021), as the published program runs it: masks learnt on all samples alike, weights then
// trained anew from their first values. Nothing is mined; its settings are forced where the configuration is resolved.

import { pretrain } from '../stages/pretraining.ts';
import { prune } from '../stages/pruning.ts';
import { retrain } from '../stages/retraining.ts';
import type { Method } from './method.ts';

export const mrm: Method = [
  { name: 'pretraining', run: pretrain },
  { name: 'pruning', run: prune },
  { name: 'retraining', run: retrain },
];
