// Settings of pruning, the third stage.
import { flag, real, whole } from '../setting.ts';
import { rate, steps, weight } from './ranges.ts';

export const pruningSettings = {
  pruning_iter: whole(2000, { group: 'pruning', unit: 'steps', range: steps, help: 'length of pruning' }),
  lr_prune: real(0.01, { group: 'pruning', range: rate, help: 'learning rate of the mask parameters' }),
  lambda_con_prune: real(0.05, { group: 'pruning', range: weight, help: 'weight of the contrastive loss in pruning' }),
  lambda_sparse: real(1e-8, { group: 'pruning', range: weight, help: 'weight of the sum of mask parameters' }),
  uniform_weight: flag({ group: 'pruning', help: 'draw mined samples as often as others in pruning' }),
  pruning_upweight: real(80, {
    group: 'pruning',
    unit: 'times',
    range: weight,
    help: 'how much more often a mined sample is drawn in pruning',
    published: false,
  }),
  temperature: real(0.07, {
    group: 'pruning',
    range: { above: 0, most: 100 },
    help: 'temperature of the contrastive loss, in pruning and retraining',
    published: false,
  }),
};
