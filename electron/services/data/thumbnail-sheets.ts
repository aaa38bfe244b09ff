// Small images of many samples at once, as pixels: each made once, kept in memory up to a bound.
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import type { SheetKey } from '../../../shared/thumbnail-address.ts';
import { type Picture, packSheet } from '../../../shared/thumbnail-sheet.ts';
import type { SampleSets } from './sample-sets.ts';
import { thumbnailPixels } from './thumbnail-pixels.ts';

/** 20,000 images of 32 × 32 pixels, or 350 of 256 × 256. */
const CACHE_BYTES = 96 << 20;

export class ThumbnailSheets {
  readonly #sets: SampleSets;
  readonly #made: LRUCache<string, Picture>;
  /** Images are made one at a time, a turn of the event loop each: what else is asked for, and training, goes on. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(sets: SampleSets, cacheBytes: number = CACHE_BYTES) {
    this.#sets = sets;
    this.#made = new LRUCache({ maxSize: cacheBytes, sizeCalculation: ({ pixels }) => pixels.length + 200 });
  }

  /** As `packSheet` has them, null where a file is gone or is no image. Throws a KnownError where a sample is not known. */
  async get({ set, split, size, indices }: SheetKey): Promise<Uint8Array> {
    const pictures: (Picture | null)[] = [];
    for (const index of indices) {
      const name = `${set}/${split}/${index}/${size}`;
      pictures.push(this.#made.get(name) ?? (await this.#inTurn(() => this.#make(name, { set, split, size, index }))));
    }
    return packSheet(pictures);
  }

  #inTurn(make: () => Promise<Picture | null>): Promise<Picture | null> {
    const made = this.#last.then(() => new Promise<void>((resolve) => void setImmediate(resolve))).then(make);
    this.#last = made.catch(() => {});
    return made;
  }

  async #make(
    name: string,
    { set, split, size, index }: Omit<SheetKey, 'indices'> & { readonly index: number },
  ): Promise<Picture | null> {
    const known = this.#made.get(name);
    if (known !== undefined) return known;
    const { root, path } = await this.#sets.file(set, split, index);
    try {
      const picture = await thumbnailPixels(join(root, path), size);
      this.#made.set(name, picture);
      return picture;
    } catch {
      return null; // The tile says that it is gone.
    }
  }
}
