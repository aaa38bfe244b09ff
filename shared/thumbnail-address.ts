// The address of a sample's image, as a page asks for it and a host answers it: no path, only what a host has listed.
import { z } from 'zod';

export const splitName = z.enum(['train', 'valid', 'test']);
export type SplitName = z.infer<typeof splitName>;

/** Names an opened set of samples; made by the host. */
export const sampleSetId = z.string().regex(/^[0-9a-f]{16}$/);

/** Longest side in pixels; an image is never enlarged. */
export const thumbnailSizes = [32, 64, 128, 256] as const;
export type ThumbnailSize = (typeof thumbnailSizes)[number];

export interface ThumbnailKey {
  readonly set: string;
  readonly split: SplitName;
  readonly index: number;
  readonly size: ThumbnailSize;
}

/** Relative to the page's base. */
export const thumbnailAddress = ({ set, split, index, size }: ThumbnailKey): string =>
  `thumbnail/${set}/${split}/${index}/${size}`;

const ADDRESS = /^\/thumbnail\/([0-9a-f]{16})\/(train|valid|test)\/(\d{1,8})\/(\d{2,3})$/;

/** The other half; null where the address is no such one. `path` begins with a slash. */
export function parseThumbnailAddress(path: string): ThumbnailKey | null {
  const [, set, split, index, size] = ADDRESS.exec(path) ?? [];
  const parsedSplit = splitName.safeParse(split);
  const parsedSize = thumbnailSizes.find((known) => String(known) === size);
  if (set === undefined || !parsedSplit.success || parsedSize === undefined) return null;
  return { set, split: parsedSplit.data, index: Number(index), size: parsedSize };
}
