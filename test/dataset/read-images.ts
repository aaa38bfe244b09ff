// Bytes of some samples, as evaluation gets them.
import type { Samples } from '../../dataset/samples.ts';

/** [indices.length, height, width, channels]. */
export async function readImages(samples: Samples, ...indices: number[]): Promise<Uint8Array> {
  const { height, width, channels } = samples.shape;
  const feed = samples.feed('evaluation', indices.length, 1);
  try {
    feed.ask(Int32Array.from(indices));
    const { bytes, failed } = await feed.take();
    if (failed.length > 0) throw await feed.problemOf(failed[0] ?? 0);
    return bytes.slice(0, indices.length * height * width * channels);
  } finally {
    feed.close();
  }
}
