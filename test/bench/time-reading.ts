// The timed process of reading: training batches of one kind of image, brought to the device. Started by data.ts.
import { readdirSync } from 'node:fs';
import { z } from 'zod';
import { decodeSplit } from '../../dataset/decode-split.ts';
import { BatchFeed } from '../../dataset/loading/batch-feed.ts';
import { LoaderPool } from '../../dataset/loading/loader-pool.ts';
import { allocateBlocks } from '../../dataset/loading/pixel-blocks.ts';
import type { Recipe, SampleSource } from '../../dataset/loading/recipe.ts';
import { sharePaths } from '../../dataset/loading/shared-paths.ts';
import { readPacked, writePacked } from '../../dataset/packed-cache.ts';
import { outputSize } from '../../dataset/transforms/geometry.ts';
import { publishedTransforms } from '../../dataset/transforms/published-transforms.ts';
import type { Transform } from '../../dataset/transforms/transform.ts';
import { imagesFromBytes } from '../../electron/engine/tensor/images.ts';
import { RandomStream } from '../../shared/random.ts';
import { useTensorFlow } from '../tensorflow.ts';
import { readingCases } from './reading-cases.ts';

const BATCH = 256;
/** The first epoch warms up. */
const EPOCHS = 4;

const [name, folder, threads] = z.tuple([z.string(), z.string(), z.coerce.number()]).parse(process.argv.slice(2));
const kind = readingCases.find((each) => each.name === name);
if (kind === undefined) throw new Error(`no case ${name}`);
useTensorFlow();
const pool = new LoaderPool(threads);
const transform: Transform = publishedTransforms[kind.transform];
const paths = readdirSync(folder);
const files: SampleSource = { kind: 'files', folder, paths: sharePaths(paths) };
const output = outputSize(transform.training, kind.size);

/** Images a second of the fastest epoch, and what one takes of a processor in the cheapest. */
async function rate(recipe: Recipe): Promise<{ per_s: number; cpu_ms: number }> {
  const feed = new BatchFeed(pool, recipe, BATCH, 3);
  const random = RandomStream.for(0, 'benchmark');
  let [perSecond, cpuMs] = [0, Number.POSITIVE_INFINITY];
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const order = random.permutation(paths.length);
    const [start, used] = [performance.now(), process.cpuUsage()];
    let asked = 0;
    for (let done = 0; done < order.length; done += BATCH) {
      for (; asked < order.length && feed.free > 0; asked += BATCH) feed.ask(order.slice(asked, asked + BATCH), random);
      const { bytes } = await feed.take();
      const rows = Math.min(BATCH, order.length - done);
      imagesFromBytes(bytes, [rows, output.height, output.width, 3], transform.normalisation).dispose();
    }
    if (epoch === 0) continue;
    perSecond = Math.max(perSecond, (paths.length / (performance.now() - start)) * 1000);
    const { user, system } = process.cpuUsage(used);
    cpuMs = Math.min(cpuMs, (user + system) / 1000 / paths.length);
  }
  feed.close();
  return { per_s: Math.round(perSecond), cpu_ms: Math.round(cpuMs * 1000) / 1000 };
}

const decoded = allocateBlocks(paths.length, 3 * kind.size.height * kind.size.width);
const started = performance.now();
await decodeSplit({
  pool,
  recipe: { source: files, steps: [], output: kind.size },
  into: decoded,
  count: paths.length,
  path: (index) => paths[index] ?? '',
  task: '',
});
const sinceStart = (start: number): number => Math.round((paths.length / (performance.now() - start)) * 1000);
const decodingPerSecond = sinceStart(started);
const cache = `${folder}.packed`;
await writePacked(cache, '', { shape: { ...kind.size, channels: 3 }, paths, pixels: decoded });
const opened = performance.now();
await readPacked(cache, '');
const unpackingPerSecond = sinceStart(opened);
const pixels: SampleSource = { kind: 'pixels', size: kind.size, pixels: decoded };
const line = {
  subject: 'reading',
  images: name,
  transform: kind.transform,
  threads,
  // What fills the memory: once, and in later runs.
  decoding_per_s: decodingPerSecond,
  unpacking_per_s: unpackingPerSecond,
  files: await rate({ source: files, steps: transform.training, output }),
  memory: await rate({ source: pixels, steps: transform.training, output }),
};
process.stdout.write(`${JSON.stringify(line)}\n`);
await pool.close();
