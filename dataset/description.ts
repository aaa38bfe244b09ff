// What is known of a data set before its images are read.
import type { AlignedGroups } from '../shared/group-accuracy.ts';
import type { TransformName } from '../shared/transform-names.ts';
import type { ImageShape } from './samples.ts';

export interface Description {
  /** In the order of class labels. */
  readonly classNames: readonly string[];
  /** In the order of bias labels; null where no sample has one. */
  readonly biasNames: readonly string[] | null;
  /** Which groups are aligned; null where that is unknown. */
  readonly aligned: AlignedGroups | null;
  /** Size of the files' images; null where only they tell, as their sizes vary. */
  readonly shape: ImageShape | null;
  /** What is done to the images on their way to the network, unless another transform is chosen. */
  readonly transform: TransformName;
}

/** `0`, `1`, ... */
export function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, label) => String(label));
}

/** Whether each sample conflicts; null where that is unknown. */
export function conflicting(
  classLabels: Uint16Array,
  biasLabels: Uint16Array | null,
  aligned: AlignedGroups | null,
): Uint8Array | null {
  if (biasLabels === null || aligned === null) return null;
  return Uint8Array.from(classLabels, (label, index) => (aligned[label]?.[biasLabels[index] ?? 0] ? 0 : 1));
}
