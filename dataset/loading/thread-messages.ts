// What a loader thread is told, and what it tells. Batches themselves are in shared memory.
import type { Recipe } from './recipe.ts';
import type { SharedBatch } from './shared-batch.ts';

export type ToThread =
  /** Comes before any `fill` of the feed. */
  | { readonly type: 'open'; readonly feed: number; readonly recipe: Recipe; readonly batches: readonly SharedBatch[] }
  /** Rows of this batch are offered. */
  | { readonly type: 'fill'; readonly feed: number; readonly batch: number }
  | { readonly type: 'close'; readonly feed: number };

/** This thread finished the batch: all of its rows are ready. */
export interface FromThread {
  readonly feed: number;
  readonly batch: number;
}
