// The known data sets.
import { bffhq } from './bffhq/bffhq.ts';
import { celebA } from './celeba/celeba.ts';
import { cifar10c } from './cifar10c/cifar10c.ts';
import { cmnist } from './cmnist/cmnist.ts';
import type { KnownDataset } from './known-dataset.ts';
import { waterbirds } from './waterbirds/waterbirds.ts';

export const knownDatasets: readonly KnownDataset[] = [cmnist, cifar10c, bffhq, celebA, waterbirds];

export function knownDataset(name: string): KnownDataset | undefined {
  return knownDatasets.find((known) => known.name === name);
}
