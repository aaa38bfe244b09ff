// What is done to the pixels of a data set that isn't there to be asked.
import { publishedTransforms } from './published-transforms.ts';
import type { Normalisation } from './transform.ts';

/** Longer side in pixels up to which images of the user's own data are not normalised. */
const SMALL = 64;

/** By the set's name; of a set of the user's own by the size of its images. */
export function usualNormalisation(
  name: string,
  { height, width }: { readonly height: number; readonly width: number },
): Normalisation | null {
  const known = Object.entries(publishedTransforms).find(([published]) => published === name);
  if (known !== undefined) return known[1].normalisation;
  return Math.max(height, width) <= SMALL ? null : publishedTransforms.celebA.normalisation;
}
