// Biased FFHQ: whether a face is young or old, biased by gender.
import { numbered } from '../description.ts';
import type { KnownDataset } from '../known-dataset.ts';
import { publishedReader } from '../published-reader.ts';

export const bffhq: KnownDataset = {
  name: 'bffhq',
  title: 'Biased FFHQ',
  folders: ['bffhq'],
  conflictPercents: [0.5],
  reader: publishedReader({
    // Which number is which is not said where the set is published.
    classNames: numbered(2),
    biasNames: numbered(2),
    shape: null,
    transform: 'bffhq',
  }),
};
