// Which networks a run trains, and which of them mines.
import type { Configuration } from './configuration.ts';
import type { NetworkRole } from './events.ts';
import { methodOf, methods } from './methods.ts';
import type { NetworkName } from './network-names.ts';

type NetworkSettings = Pick<Configuration, 'network' | 'data' | 'cmnist_use_mlp'>;

const PUBLISHED: ReadonlyMap<string, NetworkName> = new Map([
  ['cmnist', 'cnn'],
  ...['cifar10c', 'bffhq', 'celebA', 'waterbirds'].map((data) => [data, 'resnet18'] as const),
]);

/** What trains where no network is chosen, by the data set's name. Null for the user's own: there it goes by the size of the images. */
export function publishedNetwork({ data, cmnist_use_mlp }: Omit<NetworkSettings, 'network'>): NetworkName | null {
  return cmnist_use_mlp ? 'fcn' : (PUBLISHED.get(data) ?? null);
}

/** Whether the network goes by the size of the images, until a run names it. */
export function isNetworkBySize(settings: NetworkSettings): boolean {
  return settings.network === null && publishedNetwork(settings) === null;
}

/** Images of a smaller side than CIFAR-10's are digits and their like. */
const SMALL = 32;

/** `height` and `width` of images as the network gets them, in pixels. */
export function networkBySize({ height, width }: { readonly height: number; readonly width: number }): NetworkName {
  return Math.min(height, width) < SMALL ? 'cnn' : 'resnet18';
}

/** The architecture of both networks. The configuration of a run names that which goes by size. */
export function networkName(settings: NetworkSettings): NetworkName {
  return settings.network ?? publishedNetwork(settings) ?? 'resnet18';
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
