// DCWP, Debiased Contrastive Weight Pruning (Park et al., CVPR 2023, arXiv 2210.05247).

import { pretrain } from '../stages/pretraining.ts';
import { prune } from '../stages/pruning.ts';
import { retrain } from '../stages/retraining.ts';
import { mine } from '../stages/settle-mining.ts';
import type { Method } from './method.ts';

export const dcwp: Method = [
  { name: 'pretraining', run: pretrain },
  { name: 'mining', run: mine },
  { name: 'pruning', run: prune },
  { name: 'retraining', run: retrain },
];
