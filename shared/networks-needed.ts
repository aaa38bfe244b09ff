// Which networks a run trains, and which of them mines.
import type { Configuration } from './configuration.ts';
import type { NetworkRole } from './events.ts';
import { methodOf, methods } from './methods.ts';

/** The architecture of both networks. */
export function networkName({ cmnist_use_mlp }: Pick<Configuration, 'cmnist_use_mlp'>): 'cnn' | 'fcn' {
  return cmnist_use_mlp ? 'fcn' : 'cnn';
}

type MiningSettings = Pick<Configuration, 'method' | 'mode' | 'supervised' | 'pseudo_label_method' | 'select_with_GCE'>;

/**
 * The network whose mistakes are mined. `none` where the truth is taken, and for methods that do not mine. The biased
 * network is trained only where it mines; the classifier always is. JTT's first network is its biased one.
 */
export function miningNetwork(settings: MiningSettings): NetworkRole | 'none' {
  const method = methodOf(settings);
  if (settings.supervised || !methods[method].stages.includes('mining')) return 'none';
  if (method === 'JTT') return 'biased';
  if (settings.pseudo_label_method === 'ensemble' || settings.select_with_GCE) return 'biased';
  return 'classifier';
}
