// Settings of the method: which one, and what some of them alone have.
import { z } from 'zod';
import { methodName } from '../method-name.ts';
import { choice, real, whole } from '../setting.ts';
import { momentum, steps, weight } from './ranges.ts';

export const methodSettings = {
  method: choice(methodName.nullable().default(null), {
    group: 'method',
    help: 'the method',
    choices: methodName.options,
    published: false,
    whenNull: 'what mode says: DCWP, or MRM',
  }),
  mode: choice(z.enum(['prune', 'MRM']).default('prune'), {
    group: 'method',
    help: 'its published name: prune is DCWP; MRM forces uniform draws, initial weights, no upweight, no contrastive loss',
    choices: ['prune', 'MRM'],
  }),
  ema_alpha: real(0.7, {
    group: 'method',
    range: momentum,
    help: "LfF, feature-swap: what a new loss leaves of the running average of a sample's losses",
    readBy: ['LfF', 'feature-swap'],
    published: false,
  }),
  swap_iter: whole(10_000, {
    group: 'method',
    unit: 'steps',
    range: steps,
    help: 'feature-swap: biased features are swapped among samples after so many steps',
    readBy: ['feature-swap'],
    published: false,
  }),
  lambda_dis_align: real(10, {
    group: 'method',
    range: weight,
    help: "feature-swap: weight of the biased classifier's loss",
    readBy: ['feature-swap'],
    published: false,
  }),
  lambda_swap: real(1, {
    group: 'method',
    range: weight,
    help: 'feature-swap: weight of both losses over swapped features',
    readBy: ['feature-swap'],
    published: false,
  }),
  lambda_swap_align: real(10, {
    group: 'method',
    range: weight,
    help: "feature-swap: weight of the biased classifier's loss among those",
    readBy: ['feature-swap'],
    published: false,
  }),
  dro_step_size: real(0.01, {
    group: 'method',
    range: weight,
    help: "group-DRO: step size of the groups' weights",
    readBy: ['group-DRO'],
    published: false,
  }),
  dro_adjustment: real(0, {
    group: 'method',
    range: weight,
    help: "group-DRO: C of the term C / √size that is added to a group's loss",
    readBy: ['group-DRO'],
    published: false,
  }),
  dfr_split: choice(z.enum(['train', 'valid']).default('train'), {
    group: 'method',
    help: 'DFR: the split whose groups are balanced to train the last layer',
    readBy: ['DFR'],
    choices: ['train', 'valid'],
    published: false,
  }),
  dfr_c: real(1, {
    group: 'method',
    range: { above: 0, most: 1e6 },
    help: 'DFR: C, the inverse strength of the L1 penalty on the last layer',
    readBy: ['DFR'],
    published: false,
  }),
};
