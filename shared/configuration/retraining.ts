// Settings of retraining, the fourth stage.
import { flag, real, whole } from '../setting.ts';
import { factor, period, rate, steps, weight } from './ranges.ts';

export const retrainingSettings = {
  retrain_iter: whole(500, { group: 'retraining', unit: 'steps', range: steps, help: 'length of retraining' }),
  lr_main: real(0.01, { group: 'retraining', range: rate, help: 'learning rate of retraining' }),
  lr_decay_step_main: whole(600, {
    group: 'retraining',
    unit: 'steps',
    range: period,
    help: 'the learning rate falls each time after so many steps of retraining',
  }),
  lr_gamma_main: real(0.1, {
    group: 'retraining',
    range: factor,
    help: 'what the learning rate is multiplied by then',
  }),
  lambda_upweight: real(20, {
    group: 'retraining',
    unit: 'times',
    range: weight,
    help: 'how much more often a mined sample is drawn in retraining',
    readBy: ['DCWP', 'MRM', 'JTT'],
  }),
  lambda_con_retrain: real(0.05, {
    group: 'retraining',
    range: weight,
    help: 'weight of the contrastive loss in retraining',
    readBy: ['DCWP', 'MRM'],
  }),
  reinitialize: flag({
    group: 'retraining',
    help: 'retrain from the initial weights, under the mask',
    readBy: ['DCWP', 'MRM'],
  }),
  save_every_retrain: whole(1000, {
    group: 'retraining',
    unit: 'steps',
    range: period,
    help: 'a checkpoint each time after so many steps of retraining',
  }),
  eval_every_retrain: whole(100, {
    group: 'retraining',
    unit: 'steps',
    range: period,
    help: 'an evaluation each time after so many steps of retraining',
  }),
};
