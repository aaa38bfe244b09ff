// What the splits of a data set are called in headings and fields.
import type { SplitName } from '../../shared/thumbnail-address.ts';

export const splitTitles: Readonly<Record<SplitName, string>> = {
  train: 'Training',
  valid: 'Validation',
  test: 'Test',
};

/** Within a sentence. */
export const splitNames: Readonly<Record<SplitName, string>> = {
  train: 'training set',
  valid: 'validation set',
  test: 'test set',
};
