// Small images of samples: made once, kept in memory up to a bound, away from the training process.
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import type { ThumbnailKey } from '../../../shared/thumbnail-address.ts';
import type { SampleSets } from './sample-sets.ts';

const CACHE_BYTES = 32 << 20;
/** Images made at once. One core is enough to fill a view; the others train. */
const AT_ONCE = 2;

export interface Thumbnail {
  readonly type: 'image/webp';
  readonly bytes: Uint8Array;
}

export class Thumbnails {
  readonly #sets: SampleSets;
  readonly #made: LRUCache<string, Uint8Array>;
  /** Those that are being made: a second request for one waits for the first. */
  readonly #making = new Map<string, Promise<Uint8Array>>();
  #free = AT_ONCE;
  readonly #waiting: (() => void)[] = [];

  constructor(sets: SampleSets, cacheBytes: number = CACHE_BYTES) {
    this.#sets = sets;
    this.#made = new LRUCache({ maxSize: cacheBytes, sizeCalculation: (bytes) => bytes.length + 200 });
  }

  /** Throws a KnownError where the sample is not known; rejects where its file is gone or is no image. */
  async get(key: ThumbnailKey): Promise<Thumbnail> {
    const name = `${key.set}/${key.split}/${key.index}/${key.size}`;
    const bytes = this.#made.get(name) ?? (await (this.#making.get(name) ?? this.#make(name, key)));
    return { type: 'image/webp', bytes };
  }

  #make(name: string, key: ThumbnailKey): Promise<Uint8Array> {
    const making = this.#render(key)
      .then((bytes) => {
        this.#made.set(name, bytes);
        return bytes;
      })
      .finally(() => this.#making.delete(name));
    this.#making.set(name, making);
    return making;
  }

  async #render({ set, split, index, size }: ThumbnailKey): Promise<Uint8Array> {
    const { root, path } = await this.#sets.file(set, split, index);
    const { default: sharp } = await import('sharp');
    await this.#turn();
    try {
      const image = sharp(join(root, path)).resize(size, size, { fit: 'inside', withoutEnlargement: true });
      // Small images are shown enlarged, pixel by pixel: nothing may be lost of them.
      return await image.webp(size <= 64 ? { lossless: true } : { quality: 85 }).toBuffer();
    } finally {
      this.#free++;
      this.#waiting.shift()?.();
    }
  }

  async #turn(): Promise<void> {
    while (this.#free === 0) await new Promise<void>((resolve) => void this.#waiting.push(resolve));
    this.#free--;
  }
}
