// The optimizer of a network's weights, as configured.
import { Adam, type AdamSettings } from './adam.ts';
import type { NetworkState } from './network-state.ts';
import type { Optimizer } from './optimizer.ts';
import { Sgd } from './sgd.ts';

export interface WeightOptimizerSettings extends AdamSettings {
  readonly optimizer: 'Adam' | 'SGD';
  /** SGD's alone; the published program uses none with Adam. */
  readonly weightDecay: number;
}

/** The published program's, which has no argument for it. */
const SGD_MOMENTUM = 0.9;

/** Trains the tensors `names` of `state`. The caller disposes of it. */
export function weightOptimizer(
  settings: WeightOptimizerSettings,
  state: NetworkState,
  names: readonly string[],
): Optimizer {
  const { optimizer, weightDecay } = settings;
  if (optimizer === 'Adam') return new Adam(state, names, settings);
  return new Sgd(state, names, { momentum: SGD_MOMENTUM, weightDecay });
}
