// The methods by name.
import type { MethodName } from '../../../shared/method-name.ts';
import { dcwp } from './dcwp.ts';
import { dfr } from './dfr.ts';
import { erm } from './erm.ts';
import { featureSwap } from './feature-swap.ts';
import { groupDro } from './group-dro.ts';
import { jtt } from './jtt.ts';
import { lff } from './lff.ts';
import type { Method } from './method.ts';
import { mrm } from './mrm.ts';

export const methods: Readonly<Record<MethodName, Method>> = {
  ERM: erm,
  DCWP: dcwp,
  MRM: mrm,
  JTT: jtt,
  LfF: lff,
  'feature-swap': featureSwap,
  'group-DRO': groupDro,
  DFR: dfr,
};
