// The transforms of images, by the names that settings use: those of the data sets that they were published for.

export const transformNames = ['as-is', 'cifar10c', 'bffhq', 'celebA'] as const;
export type TransformName = (typeof transformNames)[number];

/** What each does to an image of a file; mirroring, margins and random parts in training alone. */
export const transformMeanings: Readonly<Record<TransformName, string>> = {
  'as-is': 'as they are, all of one size',
  cifar10c: '32×32, a random part within a margin of 4, mirrored at random',
  bffhq: 'shorter side resized to 128, mirrored at random; all of one shape',
  celebA: 'a random part resized to 224×224, mirrored at random; of any sizes',
};
