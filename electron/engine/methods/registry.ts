// The methods by name.
import type { MethodName } from '../../../shared/method-name.ts';
import { dcwp } from './dcwp.ts';
import { erm } from './erm.ts';
import { jtt } from './jtt.ts';
import type { Method } from './method.ts';
import { mrm } from './mrm.ts';

export const methods: Readonly<Record<MethodName, Method>> = { ERM: erm, DCWP: dcwp, MRM: mrm, JTT: jtt };
