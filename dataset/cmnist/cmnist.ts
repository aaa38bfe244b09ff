// Colored MNIST: which digit it is, biased by its colour.
import { numbered } from '../description.ts';
import type { KnownDataset } from '../known-dataset.ts';
import { publishedReader } from '../published-reader.ts';

export const cmnist: KnownDataset = {
  name: 'cmnist',
  title: 'Colored MNIST',
  folders: ['cmnist'],
  conflictPercents: [0.5, 1, 2, 5],
  reader: publishedReader({
    classNames: numbered(10),
    biasNames: numbered(10),
    shape: { height: 28, width: 28, channels: 3 },
    transform: 'as-is',
  }),
  builder: 'cmnist',
};
