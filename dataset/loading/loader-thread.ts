// A loader thread: makes rows of whatever batches are offered, with others.
import { parentPort } from 'node:worker_threads';
import { fillFromFiles, fillFromPixels } from './fill-rows.ts';
import type { Recipe } from './recipe.ts';
import type { SharedBatch } from './shared-batch.ts';
import type { FromThread, ToThread } from './thread-messages.ts';

interface OpenFeed {
  readonly recipe: Recipe;
  readonly batches: readonly SharedBatch[];
}

const feeds = new Map<number, OpenFeed>();

async function fill(feed: number, batch: number): Promise<void> {
  const open = feeds.get(feed);
  const offered = open?.batches[batch];
  if (open === undefined || offered === undefined) return;
  // Nobody waits for a message on decoded images: who needs the batch looks at it, or waits on it.
  if (open.recipe.source.kind === 'pixels') fillFromPixels(offered, open.recipe);
  else if (await fillFromFiles(offered, open.recipe)) tell({ feed, batch });
}

function tell(message: FromThread): void {
  parentPort?.postMessage(message);
}

/** Batches are made one after the other, in the order of their messages. */
let work = Promise.resolve();

parentPort?.on('message', (message: ToThread) => {
  if (message.type === 'open') feeds.set(message.feed, message);
  else if (message.type === 'close') feeds.delete(message.feed);
  else work = work.then(() => fill(message.feed, message.batch));
});
