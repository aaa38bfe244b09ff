// Corrupted CIFAR-10: what is shown, biased by how the image is corrupted.
import type { KnownDataset } from '../known-dataset.ts';
import { publishedReader } from '../published-reader.ts';

export const cifar10c: KnownDataset = {
  name: 'cifar10c',
  title: 'Corrupted CIFAR-10',
  folders: ['cifar10c'],
  conflictPercents: [0.5, 1, 2, 5],
  reader: publishedReader({
    classNames: ['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck'],
    biasNames: [
      'snow',
      'frost',
      'fog',
      'brightness',
      'contrast',
      'spatter',
      'elastic transform',
      'JPEG',
      'pixelate',
      'saturate',
    ],
    shape: { height: 32, width: 32, channels: 3 },
    transform: 'cifar10c',
  }),
  builder: 'cifar10c',
};
