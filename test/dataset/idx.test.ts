import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { findIdxFiles, readIdxImages, readIdxLabels, readIdxPair } from '../../dataset/idx.ts';
import { firstImages, firstLabels, shippedFile, temporaryFolder, writeSmallMnist } from './small-mnist.ts';

const images = firstImages(shippedFile('t10k-images-idx3-ubyte'), 20);
const labels = firstLabels(shippedFile('t10k-labels-idx1-ubyte'), 20);

function written(name: string, bytes: Uint8Array): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, bytes);
  return file;
}

function withUint32(bytes: Buffer, offset: number, value: number): Buffer {
  const changed = Buffer.from(bytes);
  changed.writeUInt32BE(value, offset);
  return changed;
}

describe('idx', () => {
  it('reads real MNIST images with their labels', async () => {
    const pair = await readIdxPair(written('images', images), written('labels', labels), 10);
    expect([pair.count, pair.height, pair.width]).toEqual([20, 28, 28]);
    expect([...pair.labels.subarray(0, 5)]).toEqual([7, 2, 1, 0, 4]); // the well-known first test digits
    expect(Buffer.from(pair.pixels).equals(images.subarray(16))).toBe(true);
  });

  it('reads gzipped files whatever their name', async () => {
    const read = await readIdxImages(written('images', gzipSync(images)));
    expect(Buffer.from(read.pixels).equals(images.subarray(16))).toBe(true);
  });

  it.each([
    ['labels where images are expected', labels, 'idx-bad-magic', /0x00000801, not 0x00000803/],
    ['a file cut short', images.subarray(0, 5000), 'idx-truncated', /promises 15696 bytes in all, it has 5000/],
    ['a file with more than it promises', Buffer.concat([images, labels]), 'idx-truncated', /promises 15696/],
    ['a file shorter than its header', images.subarray(0, 9), 'idx-truncated', /it has 9 bytes/],
    ['an empty file', Buffer.alloc(0), 'idx-truncated', /it has 0 bytes/],
    ['a cut gzip stream', gzipSync(images).subarray(0, 900), 'idx-truncated', /gzip/],
    ['a size beyond all bounds', withUint32(images, 8, 2 ** 31), 'idx-odd-size', /2147483648x28/],
    ['images without pixels', withUint32(images, 12, 0), 'idx-odd-size', /28x0/],
  ])('refuses %s', async (_, bytes, code, message) => {
    const file = written('images', bytes);
    const error = await readIdxImages(file).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ kind: 'user', code, message: expect.stringMatching(message) });
    expect(error).toMatchObject({ message: expect.stringContaining(file) });
  });

  it('names the first label out of range', async () => {
    const bytes = Buffer.from(labels);
    bytes[8 + 13] = 10;
    await expect(readIdxLabels(written('labels', bytes), 10)).rejects.toMatchObject({
      code: 'label-out-of-range',
      message: expect.stringMatching(/label 13 is 10, outside 0 to 9/),
    });
  });

  it('refuses counts that disagree', async () => {
    const pair = readIdxPair(written('images', images), written('labels', firstLabels(labels, 19)), 10);
    await expect(pair).rejects.toMatchObject({
      code: 'idx-counts-disagree',
      message: expect.stringMatching(/20 images.*19 labels/),
    });
  });

  it('refuses files that hold nothing', async () => {
    const pair = readIdxPair(written('images', firstImages(images, 0)), written('labels', firstLabels(labels, 0)), 10);
    await expect(pair).rejects.toMatchObject({ code: 'idx-empty' });
  });

  it('finds files by each name they are distributed under', async () => {
    const folder = temporaryFolder();
    for (const name of [
      'train-images.idx3-ubyte',
      'train-labels-idx1-ubyte.gz',
      't10k-images-idx3-ubyte',
      't10k-labels.idx1-ubyte.gz',
    ]) {
      writeFileSync(join(folder, name), '');
    }
    const files = await findIdxFiles(folder);
    expect(files.trainImages).toBe(join(folder, 'train-images.idx3-ubyte'));
    expect(files.testLabels).toBe(join(folder, 't10k-labels.idx1-ubyte.gz'));
  });

  it('names all files that are missing', async () => {
    const folder = join(temporaryFolder(), 'part');
    mkdirSync(folder);
    writeFileSync(join(folder, 'train-images-idx3-ubyte'), '');
    await expect(findIdxFiles(folder)).rejects.toMatchObject({
      code: 'idx-missing',
      message: expect.stringMatching(/lacks train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte/),
      remedy: expect.stringContaining('--source DIR'),
    });
    const whole = temporaryFolder();
    writeSmallMnist(whole);
    await expect(findIdxFiles(whole)).resolves.toBeDefined();
  });
});
