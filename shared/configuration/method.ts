// Settings of the method: which one, and what some of them alone have.
import { z } from 'zod';
import { methodName } from '../method-name.ts';
import { choice } from '../setting.ts';

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
};
