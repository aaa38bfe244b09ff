// The networks by name.
import { gateCnn } from './gate-cnn.ts';
import { gateFcn } from './gate-fcn.ts';
import type { Network, NetworkInput } from './network.ts';

const networks = { cnn: gateCnn, fcn: gateFcn } satisfies Record<string, (input: NetworkInput) => Network>;
export type NetworkName = keyof typeof networks;

function isNetworkName(name: string): name is NetworkName {
  return Object.hasOwn(networks, name);
}

/** Throws a RangeError on a name that is not in the table. */
export function networkNamed(name: string): (input: NetworkInput) => Network {
  if (!isNetworkName(name)) throw new RangeError(`no network ${name}; there are ${Object.keys(networks).join(', ')}`);
  return networks[name];
}
