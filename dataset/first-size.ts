// The size of a data set's images, where only they tell.
import { join } from 'node:path';
import { decodeFile } from './decoding/decode-file.ts';
import type { DatasetPlace } from './layout-reader.ts';
import type { Listing } from './listing.ts';
import type { Size } from './transforms/rgb-image.ts';

/** Of the first image that can be read; 1x1 where none can, which decoding will tell. */
export async function firstSize({ root, folder }: DatasetPlace, { files }: Listing): Promise<Size> {
  for (const { path } of files) {
    const image = await decodeFile(join(root, folder, path)).catch(() => undefined);
    if (image !== undefined) return { height: image.height, width: image.width };
  }
  return { height: 1, width: 1 };
}
