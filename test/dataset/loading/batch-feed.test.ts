// Batches that threads make ahead.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { BatchFeed } from '../../../dataset/loading/batch-feed.ts';
import { LoaderPool } from '../../../dataset/loading/loader-pool.ts';
import { allocateBlocks, blockRow } from '../../../dataset/loading/pixel-blocks.ts';
import type { Recipe, SampleSource } from '../../../dataset/loading/recipe.ts';
import { sharePaths } from '../../../dataset/loading/shared-paths.ts';
import { publishedTransforms } from '../../../dataset/transforms/published-transforms.ts';
import { RandomStream } from '../../../shared/random.ts';
import { temporaryFolder } from '../small-mnist.ts';

const COUNT = 40;
const ROWS = 8;
const BATCHES = 150;
const size = { height: 10, width: 9 };
const alone = new LoaderPool(0);
const threads = new LoaderPool(2);

afterAll(() => threads.close());

const pixelsOf = (index: number): Buffer => Buffer.from(Array.from({ length: 270 }, (_, i) => (index * 5 + i) % 256));

function inMemory(): SampleSource {
  const pixels = allocateBlocks(COUNT, 270, 1000);
  for (let i = 0; i < COUNT; i++) blockRow(pixels, i).set(pixelsOf(i));
  return { kind: 'pixels', size, pixels };
}

async function onDisk(): Promise<Extract<SampleSource, { kind: 'files' }>> {
  const folder = temporaryFolder();
  const paths = Array.from({ length: COUNT }, (_, i) => `ä/${i}.png`);
  mkdirSync(join(folder, 'ä'));
  for (const [i, path] of paths.entries()) {
    const image = sharp(pixelsOf(i), { raw: { ...size, channels: 3 } });
    writeFileSync(join(folder, path), await image.png().toBuffer());
  }
  return { kind: 'files', folder, paths: sharePaths(paths) };
}

const plain = (source: SampleSource): Recipe => ({ source, steps: [], output: size });
const cropped = (source: SampleSource): Recipe => ({
  source,
  steps: [{ step: 'random-crop', side: 8, padding: 2 }, { step: 'random-flip' }],
  output: { height: 8, width: 8 },
});
const resized = (source: SampleSource): Recipe => ({
  source,
  steps: publishedTransforms.celebA.training.map((step) => ('side' in step ? { ...step, side: 16 } : step)),
  output: { height: 16, width: 16 },
});

const indicesOf = (batch: number): Int32Array =>
  Int32Array.from({ length: ROWS }, (_, i) => (batch * 3 + i * 7) % COUNT);

/** Batches 0 to BATCHES - 1, each drawn from a stream of its own, as they come. */
async function bytesOf(pool: LoaderPool, recipe: Recipe): Promise<Buffer[]> {
  const feed = new BatchFeed(pool, recipe, ROWS, 3);
  const taken: Buffer[] = [];
  for (let asked = 0; taken.length < BATCHES; ) {
    for (; asked < BATCHES && feed.free > 0; asked++) feed.ask(indicesOf(asked), RandomStream.for(1, `batch ${asked}`));
    const { bytes, failed } = await feed.take();
    expect(failed).toEqual([]);
    taken.push(Buffer.from(bytes));
  }
  feed.close();
  return taken;
}

describe('a feed', () => {
  test('gives the samples that were asked for, in their order', async () => {
    const expected = Array.from({ length: BATCHES }, (_, batch) =>
      Buffer.concat([...indicesOf(batch)].map((index) => pixelsOf(index))),
    );
    for (const source of [inMemory(), await onDisk()]) {
      expect(Buffer.concat(await bytesOf(threads, plain(source))).equals(Buffer.concat(expected))).toBe(true);
    }
  });

  test.each([
    ['crops', cropped],
    ['resized crops', resized],
  ])('gives the same random %s whoever makes them, and others for another batch', async (_what, recipe) => {
    const own = await bytesOf(alone, recipe(inMemory()));
    for (const source of [inMemory(), await onDisk()]) {
      const theirs = await bytesOf(threads, recipe(source));
      expect(Buffer.concat(theirs).equals(Buffer.concat(own))).toBe(true);
    }
    expect(new Set(own.map((bytes) => bytes.toString('base64'))).size).toBe(BATCHES);
  });

  test('takes a last batch that is smaller', async () => {
    const feed = new BatchFeed(threads, plain(inMemory()), ROWS, 1);
    feed.ask(Int32Array.of(3));
    const { bytes } = await feed.take();
    expect(bytes).toHaveLength(272);
    expect(Buffer.from(bytes.subarray(0, 270)).equals(pixelsOf(3))).toBe(true);
    feed.close();
  });

  test.each([alone, threads])('names the rows that can not be made, and why', async (pool) => {
    const source = await onDisk();
    rmSync(join(source.folder, 'ä', '1.png'));
    writeFileSync(join(source.folder, 'ä', '2.png'), 'no image');
    const large = sharp({ create: { width: 9, height: 11, channels: 3, background: 'red' } });
    writeFileSync(join(source.folder, 'ä', '3.png'), await large.png().toBuffer());
    const feed = new BatchFeed(pool, plain(source), ROWS, 1);
    feed.ask(Int32Array.of(0, 1, 2, 3, 4));
    const { bytes, failed } = await feed.take();
    expect(failed).toEqual([1, 2, 3]);
    await expect(feed.problemOf(1)).resolves.toMatchObject({ code: 'image-unreadable', message: /ENOENT/ });
    await expect(feed.problemOf(2)).resolves.toMatchObject({ code: 'image-unreadable' });
    await expect(feed.problemOf(3)).resolves.toMatchObject({
      code: 'image-odd-size',
      message: '11x9 pixels, expected 10x9',
      size: { height: 11, width: 9 },
    });
    expect(Buffer.from(bytes.subarray(4 * 270, 5 * 270)).equals(pixelsOf(4))).toBe(true);
    feed.close();
  });

  test('refuses more than it has room for, samples that are not there, and random steps without a stream', async () => {
    const feed = new BatchFeed(alone, plain(inMemory()), ROWS, 1);
    await expect(feed.take()).rejects.toThrow(/no batch was asked for/);
    expect(() => feed.ask(Int32Array.of(COUNT))).toThrow(/sample 40 is outside 0 to 39/);
    feed.ask(Int32Array.of(0));
    expect(() => feed.ask(Int32Array.of(0))).toThrow(/1 batches were asked for/);
    const random = new BatchFeed(alone, cropped(inMemory()), ROWS, 1);
    expect(() => random.ask(Int32Array.of(0))).toThrow(/nothing to draw from/);
  });

  test('says so when its threads end', async () => {
    const pool = new LoaderPool(1, new URL('data:text/javascript,process.exit(3)'));
    const feed = new BatchFeed(pool, plain(await onDisk()), ROWS, 1);
    feed.ask(Int32Array.of(0));
    await expect(feed.take()).rejects.toMatchObject({
      code: 'loader-lost',
      kind: 'failure',
      message: 'A thread that reads images stopped: it ended with 3',
    });
    feed.ask(Int32Array.of(0));
    await expect(feed.take()).rejects.toMatchObject({ code: 'loader-lost' });
  });
});
