// The builders of data sets: a list.
import type { DatasetBuilder } from './builder.ts';
import { cifar10cBuilder } from './cifar10c/cifar10c-builder.ts';
import { cmnistBuilder } from './cmnist/cmnist-builder.ts';

export const BUILDERS: readonly DatasetBuilder[] = [cmnistBuilder, cifar10cBuilder];
