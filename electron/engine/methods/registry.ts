// The methods by the configuration's `mode`.
import type { Configuration } from '../../../shared/configuration.ts';
import { dcwp } from './dcwp.ts';
import type { Method } from './method.ts';
import { mrm } from './mrm.ts';

export const methods: Readonly<Record<Configuration['mode'], Method>> = { prune: dcwp, MRM: mrm };
