// The network that a method's result is: what its checkpoints hold and evaluation runs.
import type { Configuration } from '../../../shared/configuration.ts';
import { methodOf } from '../../../shared/methods.ts';
import { disentangledNetwork } from './disentangled-network.ts';
import type { Network } from './network.ts';

/** `single` is the configured architecture; the feature-swap method's classifier reads two encoders of it. */
export function resultNetwork(configuration: Pick<Configuration, 'method' | 'mode'>, single: Network): Network {
  return methodOf(configuration) === 'feature-swap' ? disentangledNetwork(single) : single;
}
