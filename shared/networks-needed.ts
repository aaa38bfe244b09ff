// Which networks a run trains, and which of them mines.
import type { Configuration } from './configuration.ts';
import type { NetworkRole } from './events.ts';
import { methodOf, methods } from './methods.ts';
import type { NetworkName } from './network-names.ts';

/** The architecture of both networks; where none is chosen, the published program's for the data set. */
export function networkName({
  network,
  data,
  cmnist_use_mlp,
}: Pick<Configuration, 'network' | 'data' | 'cmnist_use_mlp'>): NetworkName {
  if (network !== null) return network;
  if (cmnist_use_mlp) return 'fcn';
  return data === 'cmnist' ? 'cnn' : 'resnet18';
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
