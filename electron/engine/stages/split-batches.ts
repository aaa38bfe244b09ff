// All of a split, batch by batch, as evaluation sees it.
import type { Samples } from '../../../dataset/samples.ts';
import { type Batch, BatchReader, disposeBatch } from './batch.ts';

/** Batches that are made while one is looked at. */
const AHEAD = 2;

/**
 * Every sample once, in order, in batches of `batchSize`, without augmentation. A batch is freed once the next one is asked
 * for, and the event loop gets a turn.
 */
export async function* splitBatches(samples: Samples, batchSize: number): AsyncGenerator<Batch> {
  const reader = new BatchReader(samples, 'evaluation', Math.min(batchSize, samples.count), AHEAD);
  try {
    let asked = 0;
    for (let start = 0; start < samples.count; start += batchSize) {
      for (; asked < samples.count && reader.free > 0; asked += batchSize) reader.ask(span(asked, batchSize, samples));
      const batch = await reader.take();
      try {
        yield batch;
      } finally {
        disposeBatch(batch);
      }
      await new Promise(setImmediate);
    }
  } finally {
    reader.close();
  }
}

function span(first: number, most: number, { count }: Samples): Int32Array {
  return Int32Array.from({ length: Math.min(most, count - first) }, (_, i) => first + i);
}
