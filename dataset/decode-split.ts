// Decoding all files of a split at once, by the loader threads: into memory, or only to see what is wrong with them.
import { BatchFeed } from './loading/batch-feed.ts';
import { LoaderPool } from './loading/loader-pool.ts';
import { blockRow, type PixelBlocks } from './loading/pixel-blocks.ts';
import type { Recipe } from './loading/recipe.ts';
import type { Problem } from './problems.ts';
import type { WorkOptions } from './progress.ts';
import type { Size } from './transforms/rgb-image.ts';

/** Rows of a batch, and batches ahead: enough for several threads, at 3 MB for 128x128 pixels. */
const ROWS = 64;
const AHEAD = 3;

/** So few files are decoded sooner than a thread has started. */
const FEW = 1000;

export interface DecodeRequest extends WorkOptions {
  readonly pool: LoaderPool;
  readonly recipe: Recipe;
  /** Where to put the images; without it they are only looked at. */
  readonly into?: PixelBlocks | undefined;
  readonly count: number;
  /** Path of a file as problems tell it. */
  readonly path: (index: number) => string;
  /** Of progress. */
  readonly task: string;
  /** Where an image of another size is no problem but a reason to stop. */
  readonly mayVary?: ((size: Size) => boolean) | undefined;
}

export interface DecodedSplit {
  /** By path. Rows of damaged images are zeros, or what another attempt left. */
  readonly problems: readonly Problem[];
  /** True where it was left at an image whose size differs and may. */
  readonly varies: boolean;
}

export async function decodeSplit(request: DecodeRequest): Promise<DecodedSplit> {
  const { recipe, into, count, task, signal, progress } = request;
  const pool = count < FEW ? new LoaderPool(0) : request.pool;
  const feed = new BatchFeed(pool, recipe, ROWS, AHEAD);
  const problems: Problem[] = [];
  try {
    let asked = 0;
    for (let done = 0; done < count; done += ROWS) {
      for (; asked < count && feed.free > 0; asked += ROWS) feed.ask(span(asked, Math.min(asked + ROWS, count)));
      const { bytes, failed } = await feed.take();
      for (const row of failed) {
        const found = await feed.problemOf(row);
        if (found?.size !== undefined && request.mayVary?.(found.size)) return { problems: [], varies: true };
        if (found !== undefined) {
          problems.push({ code: found.code, path: request.path(done + row), message: found.message });
        }
      }
      if (into !== undefined) keep(bytes, into, done);
      progress?.({ task, done, total: count });
      // What was taken may have been ready: messages and signals get their turn.
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    }
  } finally {
    feed.close();
  }
  progress?.({ task, done: count, total: count });
  problems.sort((one, other) => (one.path < other.path ? -1 : 1));
  return { problems, varies: false };
}

function keep(bytes: Uint8Array, into: PixelBlocks, first: number): void {
  const { rowBytes, count } = into;
  for (let row = 0; row < ROWS && first + row < count; row++) {
    blockRow(into, first + row).set(bytes.subarray(row * rowBytes, (row + 1) * rowBytes));
  }
}

const span = (from: number, to: number): Int32Array => Int32Array.from({ length: to - from }, (_, i) => from + i);
