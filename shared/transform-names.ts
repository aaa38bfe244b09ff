// The transforms of images, by the names that settings use: those of the data sets that they were published for.

export const transformNames = ['as-is', 'cifar10c', 'bffhq', 'celebA'] as const;
export type TransformName = (typeof transformNames)[number];
