// Which networks a run trains, and which of them mines.
import type { Configuration } from './configuration.ts';
import type { NetworkRole } from './events.ts';

/** The architecture of both networks. */
export function networkName({ cmnist_use_mlp }: Pick<Configuration, 'cmnist_use_mlp'>): 'cnn' | 'fcn' {
  return cmnist_use_mlp ? 'fcn' : 'cnn';
}

type MiningSettings = Pick<Configuration, 'mode' | 'supervised' | 'pseudo_label_method' | 'select_with_GCE'>;

/**
 * The network whose mistakes are mined. `none` where the truth is taken, and for MRM, which reads no mined set. The biased
 * network is trained only where it mines; the classifier always is.
 */
export function miningNetwork(settings: MiningSettings): NetworkRole | 'none' {
  if (settings.supervised || settings.mode === 'MRM') return 'none';
  if (settings.pseudo_label_method === 'ensemble' || settings.select_with_GCE) return 'biased';
  return 'classifier';
}
