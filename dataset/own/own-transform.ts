// What is done to the images of the user's own data: as its settings say, else it follows from the size of the first.
import { join } from 'node:path';
import sharp from 'sharp';
import type { TransformName } from '../../shared/transform-names.ts';
import type { Size } from '../transforms/rgb-image.ts';
import { readOwnSettings } from './own-settings.ts';

/** Longer side in pixels up to which images are taken as they are. */
const SMALL = 64;

/** Small images are taken as they are, and must be of one size; larger ones as those of CelebA, of any sizes. */
export const transformBySize = ({ height, width }: Size): TransformName =>
  Math.max(height, width) <= SMALL ? 'as-is' : 'celebA';

/** As the image's file has it, orientation not applied; undefined where it can't be read. */
export async function sizeInFile(path: string): Promise<Size | undefined> {
  return await sharp(path)
    .metadata()
    .catch(() => undefined);
}

/**
 * Of the set in `base`, whose first image is `path` below it; an unreadable one is told of when the images are read. Throws a
 * UserError `settings-unreadable`.
 */
export async function ownTransform(base: string, path: string | undefined): Promise<TransformName> {
  const { transform } = await readOwnSettings(base);
  if (transform !== undefined) return transform;
  const size = path === undefined ? undefined : await sizeInFile(join(base, path));
  return size === undefined ? 'as-is' : transformBySize(size);
}
