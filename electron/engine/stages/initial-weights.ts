// The first values of a run's networks: pure functions of its seed.
import { existsSync } from 'node:fs';
import type { NetworkRole } from '../../../shared/events.ts';
import { writeNetwork } from '../checkpoints/network-checkpoint.ts';
import { initialValues, type TorchValues } from '../nn/network-state.ts';
import { checkpointPath, networkOf, type RunContext, randomFor } from './run-context.ts';

export function firstValues(context: RunContext, role: NetworkRole): TorchValues {
  return initialValues(networkOf(context).parameters, randomFor(context, `initial weights of the ${role} network`));
}

/** The classifier before training, where it is not there yet: reinitialising goes back to it. */
export function writeInitial(context: RunContext): void {
  const path = checkpointPath(context, 'initial');
  if (existsSync(path)) return;
  writeNetwork(path, networkOf(context), firstValues(context, 'classifier'), { stage: 'initial', steps: 0 });
}

/** Values with `prefix` before their names: as those of a part of a network. */
export const prefixed = (prefix: string, values: TorchValues): [string, Float32Array][] =>
  [...values].map(([name, value]) => [`${prefix}${name}`, value]);
