// The known data sets: a table of facts.
import type { ImageShape } from './samples.ts';

export interface KnownDataset {
  /** Name of its folder below the data root. */
  readonly name: string;
  readonly title: string;
  readonly classes: number;
  readonly biases: number;
  readonly shape: ImageShape;
  /** Conflict ratios it is published with, in percent. */
  readonly conflictPercents: readonly number[];
  /** The builder that makes it, as named on the command line, where there is one. */
  readonly builder?: string;
}

const KNOWN_DATASETS: readonly KnownDataset[] = [
  {
    name: 'cmnist',
    title: 'Colored MNIST',
    classes: 10,
    biases: 10,
    shape: { height: 28, width: 28, channels: 3 },
    conflictPercents: [0.5, 1, 2, 5],
    builder: 'cmnist',
  },
];

export function knownDataset(name: string): KnownDataset | undefined {
  return KNOWN_DATASETS.find((known) => known.name === name);
}
