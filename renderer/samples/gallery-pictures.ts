// The small images of a gallery, as pixels: rows ask for theirs, many come in one answer, and they are kept up to a bound.
import { LRUCache } from 'lru-cache';
import { MOST_IN_SHEET, type SplitName, sheetAddress, type ThumbnailSize } from '../../shared/thumbnail-address.ts';
import { unpackSheet } from '../../shared/thumbnail-sheet.ts';

/** Where images come from. */
export interface ImageSource {
  /** Null where the data set is not there. */
  readonly set: string | null;
  readonly split: SplitName;
}

/** Some screens full of them. */
const KEPT_BYTES = 32 << 20;
/** The host makes one image after the other: more requests would only wait there, those of rows that have passed by too. */
const REQUESTS = 2;

interface Wish {
  readonly indices: readonly number[];
  readonly size: ThumbnailSize;
  readonly onAnswer: (gone: readonly number[]) => void;
}

export class GalleryPictures {
  readonly #source: ImageSource;
  readonly #kept = new LRUCache<string, ImageData>({
    maxSize: KEPT_BYTES,
    sizeCalculation: ({ data }) => data.length + 200,
  });
  readonly #wishes = new Set<Wish>();
  #asking = 0;

  constructor(source: ImageSource) {
    this.#source = source;
  }

  /** The image of a sample where it is here already. */
  get(index: number, size: ThumbnailSize): ImageData | undefined {
    return this.#kept.get(`${size}/${index}`);
  }

  /**
   * Asks for images, at most `MOST_IN_SHEET`. `onAnswer` is told once they are here, and which of them are gone. Returns how to
   * give them up: those of a row that has passed by are not asked for.
   */
  ask(indices: readonly number[], size: ThumbnailSize, onAnswer: Wish['onAnswer']): () => void {
    const wish = { indices, size, onAnswer };
    this.#wishes.add(wish);
    // All rows that are drawn together are asked for together.
    queueMicrotask(() => this.#next());
    return () => void this.#wishes.delete(wish);
  }

  #next(): void {
    while (this.#asking < REQUESTS && this.#wishes.size > 0) {
      const wishes = this.#taken();
      const [{ size }] = wishes;
      const indices = [...new Set(wishes.flatMap((wish) => wish.indices))];
      this.#asking++;
      void this.#fetch(indices, size).then((gone) => {
        this.#asking--;
        for (const wish of wishes) wish.onAnswer(wish.indices.filter((index) => gone.has(index)));
        this.#next();
      });
    }
  }

  /** As many wishes for images of one size as a sheet holds. */
  #taken(): [Wish, ...Wish[]] {
    const [first, ...others] = this.#wishes;
    if (first === undefined) throw new RangeError('nothing is wished for');
    const taken: [Wish, ...Wish[]] = [first];
    let count = first.indices.length;
    for (const wish of others) {
      count += wish.indices.length;
      if (wish.size !== first.size || count > MOST_IN_SHEET) break;
      taken.push(wish);
    }
    for (const wish of taken) this.#wishes.delete(wish);
    return taken;
  }

  /** Keeps those that are there; the answer is those that are not. */
  async #fetch(indices: readonly number[], size: ThumbnailSize): Promise<ReadonlySet<number>> {
    const { set, split } = this.#source;
    const gone = new Set(indices);
    try {
      if (set === null) return gone;
      const answer = await fetch(sheetAddress({ set, split, indices, size }));
      if (!answer.ok) return gone;
      for (const [place, picture] of unpackSheet(await answer.arrayBuffer(), indices.length).entries()) {
        const index = indices[place];
        if (picture === null || index === undefined) continue;
        this.#kept.set(`${size}/${index}`, new ImageData(picture.pixels, picture.width, picture.height));
        gone.delete(index);
      }
      return gone;
    } catch {
      return gone; // The host is not there, which the page says at its top.
    }
  }
}
