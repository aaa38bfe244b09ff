// What is done to the images of the user's own data: it follows from the size of the first.
import { join } from 'node:path';
import sharp from 'sharp';
import type { TransformName } from '../../shared/transform-names.ts';

/** Longer side in pixels up to which images are taken as they are. */
const SMALL = 64;

/**
 * Small images are taken as they are, and must be of one size; larger ones as those of CelebA, of any sizes. `path` of an
 * image below `base`; an unreadable one is told of when the images are read.
 */
export async function ownTransform(base: string, path: string | undefined): Promise<TransformName> {
  if (path === undefined) return 'as-is';
  const size = await sharp(join(base, path))
    .metadata()
    .catch(() => undefined);
  return size === undefined || Math.max(size.height, size.width) <= SMALL ? 'as-is' : 'celebA';
}
