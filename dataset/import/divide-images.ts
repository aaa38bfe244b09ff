// Dividing images into training, validation and test, where it is not said which are which.
import { RandomStream } from '../../shared/random.ts';
import type { Split } from '../samples.ts';
import type { ImportedImage } from './imported-image.ts';

/** Of each group, for each split that has no images. */
const SHARE = 0.1;
/** A smaller group stays whole in training. */
const SMALLEST = 3;

export interface DividedImage extends ImportedImage {
  readonly split: Split;
}

/**
 * Pure: images without a split are training images; of these, a tenth of each group of class and bias becomes validation where
 * that is empty, another tenth test. The same seed gives the same division, whatever the images' order.
 */
export function divideImages(
  images: readonly ImportedImage[],
  seed: number,
): { readonly images: readonly DividedImage[]; readonly notes: readonly string[] } {
  const divided = images.map((image): DividedImage => ({ ...image, split: image.split ?? 'train' }));
  const missing = (['valid', 'test'] as const).filter((split) => divided.every((image) => image.split !== split));
  if (missing.length === 0) return { images: divided, notes: [] };
  const moved = new Map<string, Split>();
  for (const [group, members] of groupsOf(divided.filter(({ split }) => split === 'train'))) {
    if (members.length < SMALLEST) continue;
    const order = RandomStream.for(seed, `division of group ${group}`).permutation(members.length);
    const each = Math.max(1, Math.round(SHARE * members.length));
    missing.forEach((split, index) => {
      for (const place of order.slice(index * each, (index + 1) * each)) moved.set(members[place] ?? '', split);
    });
  }
  const names = missing.map((split) => ({ valid: 'validation', test: 'test' })[split]);
  const notes = [
    `No ${names.join(' or ')} images are named: a tenth of each group of training becomes ${names.join(', a tenth ')}`,
  ];
  return { images: divided.map((image) => ({ ...image, split: moved.get(image.path) ?? image.split })), notes };
}

/** Paths by group, sorted. */
function groupsOf(images: readonly ImportedImage[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { path, className, biasName } of images) {
    const key = JSON.stringify([className, biasName]);
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [path]);
    else members.push(path);
  }
  for (const members of groups.values()) members.sort();
  return groups;
}
