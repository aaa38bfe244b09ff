// Kinds of image files that the benchmark of reading covers, each as a data set of the field has them.
import type { Size } from '../../dataset/transforms/rgb-image.ts';
import type { TransformName } from '../../shared/transform-names.ts';

export interface ReadingCase {
  readonly name: string;
  readonly size: Size;
  readonly format: 'png' | 'jpeg';
  readonly transform: TransformName;
  /** Distinct files. */
  readonly count: number;
}

export const readingCases: readonly ReadingCase[] = [
  { name: 'png-28', size: { height: 28, width: 28 }, format: 'png', transform: 'as-is', count: 4096 },
  { name: 'png-32', size: { height: 32, width: 32 }, format: 'png', transform: 'cifar10c', count: 4096 },
  { name: 'png-128', size: { height: 128, width: 128 }, format: 'png', transform: 'bffhq', count: 2048 },
  { name: 'jpeg-178x218', size: { height: 218, width: 178 }, format: 'jpeg', transform: 'celebA', count: 2048 },
];
