// The address of a sample's image, as a page asks for it and a host answers it: no path, only what a host has listed.
import { z } from 'zod';

export const splitName = z.enum(['train', 'valid', 'test']);
export type SplitName = z.infer<typeof splitName>;

/** Names an opened set of samples; made by the host. */
export const sampleSetId = z.string().regex(/^[0-9a-f]{16}$/);

/** Longest side in pixels; an image is never enlarged. */
export const thumbnailSizes = [32, 64, 128, 256] as const;
export type ThumbnailSize = (typeof thumbnailSizes)[number];

/** Samples whose images are asked for at once: of a split of an opened set, at most so large. */
interface ThumbnailsOf {
  readonly set: string;
  readonly split: SplitName;
  readonly size: ThumbnailSize;
}

export interface ThumbnailKey extends ThumbnailsOf {
  readonly index: number;
}

/** Many images in one answer, whose bytes `thumbnail-sheet.ts` reads. */
export interface SheetKey extends ThumbnailsOf {
  readonly indices: readonly number[];
}

/** Images in a sheet at most: its address stays below 2.5 kB. */
export const MOST_IN_SHEET = 256;

/** Relative to the page's base. */
export const thumbnailAddress = ({ set, split, index, size }: ThumbnailKey): string =>
  `thumbnail/${set}/${split}/${index}/${size}`;

/** Relative to the page's base; of at most `MOST_IN_SHEET` images. */
export const sheetAddress = ({ set, split, indices, size }: SheetKey): string =>
  `thumbnails/${set}/${split}/${indices.join('-')}/${size}`;

const ADDRESS = /^\/thumbnail\/([0-9a-f]{16})\/(train|valid|test)\/(\d{1,8})\/(\d{2,3})$/;
const SHEET = /^\/thumbnails\/([0-9a-f]{16})\/(train|valid|test)\/(\d{1,8}(?:-\d{1,8}){0,255})\/(\d{2,3})$/;

/** The other half; null where the address is no such one. `path` begins with a slash. */
export function parseThumbnailAddress(path: string): ThumbnailKey | null {
  const parsed = parse(ADDRESS, path);
  return parsed === null ? null : { ...parsed.of, index: Number(parsed.indices) };
}

/** The same of a sheet's address. */
export function parseSheetAddress(path: string): SheetKey | null {
  const parsed = parse(SHEET, path);
  return parsed === null ? null : { ...parsed.of, indices: parsed.indices.split('-').map(Number) };
}

function parse(pattern: RegExp, path: string): { readonly of: ThumbnailsOf; readonly indices: string } | null {
  const [, set, split, indices, size] = pattern.exec(path) ?? [];
  const parsedSplit = splitName.safeParse(split);
  const parsedSize = thumbnailSizes.find((known) => String(known) === size);
  if (set === undefined || indices === undefined || !parsedSplit.success || parsedSize === undefined) return null;
  return { of: { set, split: parsedSplit.data, size: parsedSize }, indices };
}
