// Settings of mining, the second stage.
import { z } from 'zod';
import { choice, flag, optionalWhole, real } from '../setting.ts';
import { fraction, momentum, period } from './ranges.ts';

export const miningSettings = {
  pseudo_label_method: choice(z.enum(['wrong', 'ensemble']).default('ensemble'), {
    group: 'mining',
    help: 'mined is what the network gets wrong, or what scores above tau over the epochs of pretraining',
    choices: ['wrong', 'ensemble'],
  }),
  select_with_GCE: flag({
    group: 'mining',
    help: 'with wrong: train a biased network with GCE to mine, in place of the classifier',
  }),
  supervised: flag({ group: 'mining', help: 'take the truth as the mined set' }),
  earlystop_iter: optionalWhole({
    group: 'mining',
    unit: 'steps',
    range: period,
    help: 'with wrong: mine with the network as it was after so many steps',
    whenNull: 'the last step',
  }),
  eta: real(0.05, {
    group: 'mining',
    range: momentum,
    help: 'with ensemble: the biased network learns from samples whose label has a probability above it',
  }),
  tau: real(0.8, { group: 'mining', range: fraction, help: 'with ensemble: mined is what scores above it' }),
};
