// The known data sets.
import { bffhq } from './bffhq/bffhq.ts';
import { cifar10c } from './cifar10c/cifar10c.ts';
import { cmnist } from './cmnist/cmnist.ts';
import type { KnownDataset } from './known-dataset.ts';

export const knownDatasets: readonly KnownDataset[] = [cmnist, cifar10c, bffhq];

export function knownDataset(name: string): KnownDataset | undefined {
  return knownDatasets.find((known) => known.name === name);
}
