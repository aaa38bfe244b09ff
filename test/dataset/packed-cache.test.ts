import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { allocateBlocks, blockRow } from '../../dataset/loading/pixel-blocks.ts';
import { openDataset } from '../../dataset/open.ts';
import { readPacked, writePacked } from '../../dataset/packed-cache.ts';
import { encodePng } from '../../dataset/png-encoder.ts';
import type { Progress } from '../../dataset/progress.ts';
import type { Dataset } from '../../dataset/samples.ts';
import { readImages } from './read-images.ts';
import { copyOfSmall, temporaryFolder } from './small-mnist.ts';

/** One image in each block. */
const pixels = allocateBlocks(2, 6, 7);
for (const [i, block] of pixels.blocks.entries()) block.set(Uint8Array.from({ length: 6 }, (_, j) => (6 * i + j) * 20));
const split = {
  shape: { height: 2, width: 1, channels: 3 },
  paths: ['5pct/align/0/1_0_0.png', '5pct/align/1/ü_1_1.png'],
  pixels,
};

async function packedFile(): Promise<string> {
  const file = join(temporaryFolder(), 'deep', 'train.packed');
  await writePacked(file, 'print', split);
  return file;
}

describe('packed file', () => {
  it('gives back what was written', async () => {
    const read = await readPacked(await packedFile(), 'print');
    expect(read?.paths).toEqual(split.paths);
    expect(read?.shape).toEqual(split.shape);
    const images = [0, 1].map((index) => read && [...blockRow(read.pixels, index)]);
    expect(images).toEqual([
      [0, 20, 40, 60, 80, 100],
      [120, 140, 160, 180, 200, 220],
    ]);
  });

  it.each<[what: string, damage: (bytes: Buffer) => Buffer]>([
    ['is empty', () => Buffer.alloc(0)],
    ['lacks its last byte', (bytes) => bytes.subarray(0, -1)],
    ['ends within its header', (bytes) => bytes.subarray(0, 40)],
    ['has a changed pixel', (bytes) => Buffer.from(bytes).fill(7, bytes.length - 1)],
    [
      'is of a newer version',
      (bytes) => Buffer.concat([bytes.subarray(0, 8), Buffer.of(99, 0, 0, 0), bytes.subarray(12)]),
    ],
    [
      'has a header length beyond its end',
      (bytes) => Buffer.concat([bytes.subarray(0, 12), Buffer.alloc(4, 255), bytes.subarray(16)]),
    ],
    ['is something else', () => Buffer.from('PNG or whatever, long enough for a prefix')],
    ['has a header that is no JSON', (bytes) => Buffer.from(bytes).fill('x', 16, 30)],
  ])('is not read when it %s', async (_, damage) => {
    const file = await packedFile();
    writeFileSync(file, damage(readFileSync(file)));
    await expect(readPacked(file, 'print')).resolves.toBeUndefined();
  });

  it('is not read for another state of the folder', async () => {
    await expect(readPacked(await packedFile(), 'other')).resolves.toBeUndefined();
  });

  it('leaves no temporary file', async () => {
    expect(readdirSync(join(await packedFile(), '..'))).toEqual(['train.packed']);
  });
});

interface Opened extends Dataset {
  /** What was decoded, such as `decoding test`. */
  readonly tasks: readonly string[];
}

async function open(root: string, userCache?: string): Promise<Opened> {
  const tasks = new Set<string>();
  const progress = ({ task }: Progress): void => void tasks.add(task);
  const dataset = await openDataset({ root, name: 'cmnist', conflictPercent: 5, userCache, progress });
  return { ...dataset, tasks: [...tasks] };
}

/** A small set whose images were built, with the path of one of its validation images. */
async function builtSet(): Promise<{ root: string; valid: string; image: string; cache: string }> {
  const root = await copyOfSmall();
  const valid = join(root, 'cmnist', '5pct', 'valid');
  const [image = ''] = readdirSync(valid).toSorted();
  return { root, valid, image: join(valid, image), cache: join(root, 'cmnist', '.cache') };
}

const white = encodePng(new Uint8Array(2352).fill(255), { height: 28, width: 28, channels: 3 });

describe('packed cache', () => {
  it('is made once', async () => {
    const { root, cache } = await builtSet();
    rmSync(cache, { recursive: true });
    expect((await open(root)).tasks).toHaveLength(3);
    expect((await open(root)).tasks).toEqual([]);
  });

  it('is made anew where a file was changed in place', async () => {
    const { root, image } = await builtSet();
    writeFileSync(image, white);
    const opened = await open(root);
    expect(opened.tasks).toEqual(['decoding 5pct-valid']);
    const pixels = await readImages(opened.valid, 0);
    expect(pixels.every((value) => value === 255)).toBe(true);
  });

  it('is made anew where a file was changed to the same size', async () => {
    const { root, image } = await builtSet();
    const before = statSync(image);
    utimesSync(image, before.atime, new Date(before.mtimeMs + 1000));
    expect((await open(root)).tasks).toEqual(['decoding 5pct-valid']);
  });

  it('is made anew where a file was added', async () => {
    const { root, valid } = await builtSet();
    writeFileSync(join(valid, 'new_1_1.png'), white);
    const opened = await open(root);
    expect(opened.tasks).toEqual(['decoding 5pct-valid']);
    expect(opened.valid.count).toBe(11);
  });

  it('is made anew where a file was removed', async () => {
    const { root, image } = await builtSet();
    rmSync(image);
    const opened = await open(root);
    expect(opened.tasks).toEqual(['decoding 5pct-valid']);
    expect(opened.valid.count).toBe(9);
  });

  it('is made anew where it was cut short', async () => {
    const { root, cache } = await builtSet();
    truncateSync(join(cache, 'test.packed'), 10_000);
    expect((await open(root)).tasks).toEqual(['decoding test']);
    expect((await open(root)).tasks).toEqual([]);
  });

  it('lies in the user cache where it can not lie beside the data', async () => {
    const { root, cache } = await builtSet();
    rmSync(cache, { recursive: true });
    writeFileSync(cache, 'a file where the folder should be');
    const userCache = temporaryFolder();
    expect((await open(root, userCache)).tasks).toHaveLength(3);
    expect((await open(root, userCache)).tasks).toEqual([]);
    expect(readFileSync(cache, 'utf8')).toMatch(/^a file/);
  });

  it('fails with a remedy where it can lie nowhere', async () => {
    const { root, cache } = await builtSet();
    rmSync(cache, { recursive: true });
    writeFileSync(cache, '');
    const userCache = join(temporaryFolder(), 'file');
    writeFileSync(userCache, '');
    await expect(open(root, userCache)).rejects.toMatchObject({
      kind: 'failure',
      code: 'cache-not-written',
      remedy: expect.stringContaining('XDG_CACHE_HOME'),
    });
  });

  it('decodes gray, palette and transparent images to RGB', async () => {
    const { root, valid } = await builtSet();
    const gray = sharp(Buffer.alloc(784, 77), { raw: { width: 28, height: 28, channels: 1 } });
    await gray.clone().toColourspace('b-w').png().toFile(join(valid, 'a0_1_1.png'));
    await gray.clone().png({ palette: true }).toFile(join(valid, 'a1_1_1.png'));
    await gray.clone().ensureAlpha(0.5).png().toFile(join(valid, 'a2_1_1.png'));
    const { valid: samples } = await open(root);
    const paths = Array.from({ length: samples.count }, (_, index) => samples.path(index));
    for (const name of ['a0', 'a1', 'a2']) {
      const index = paths.findIndex((path) => path.includes(`/${name}_`));
      expect(new Set(await readImages(samples, index)), name).toEqual(new Set([77]));
    }
  });

  it('is no part of the data set that it lies beside', async () => {
    const { root } = await builtSet();
    mkdirSync(join(root, 'cmnist', '5pct', 'align', '.hidden'));
    writeFileSync(join(root, 'cmnist', '5pct', 'align', '0', '.DS_Store'), '');
    await expect(open(root)).resolves.toMatchObject({ train: { count: 110 } });
  });
});
