import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { create } from 'tar';
import { describe, expect, it } from 'vitest';
import { readCifar10 } from '../../../dataset/cifar10c/archive.ts';
import { temporaryFolder } from '../small-mnist.ts';
import { BATCHES, binaryFile, pythonFile, smallBatch, writeSmallCifar } from './small-cifar.ts';

const COUNT = 12;

/** All six files of a version in `<folder>/<below>`, as the archive unpacks. */
function unpacked(folder: string, version: 'binary' | 'python', below = '.'): void {
  mkdirSync(join(folder, below), { recursive: true });
  for (const name of BATCHES) {
    const batch = smallBatch(name, COUNT);
    const [file, bytes] = version === 'binary' ? [`${name}.bin`, binaryFile(batch)] : [name, pythonFile(batch)];
    writeFileSync(join(folder, below, file), bytes);
  }
}

async function archived(version: 'binary' | 'python', gzip: boolean): Promise<string> {
  const folder = temporaryFolder();
  const below = version === 'binary' ? 'cifar-10-batches-bin' : 'cifar-10-batches-py';
  unpacked(folder, version, below);
  writeFileSync(join(folder, below, 'batches.meta'), 'not read');
  const file = join(folder, `cifar-10-${version}.tar${gzip ? '.gz' : ''}`);
  await create({ file, gzip, cwd: folder }, [below]);
  return file;
}

function folderOf(version: 'binary' | 'python', below?: string): string {
  const folder = temporaryFolder();
  unpacked(folder, version, below);
  return folder;
}

describe("CIFAR-10's archive", () => {
  it.each([
    ['cifar-10-binary.tar.gz', () => archived('binary', true)],
    ['cifar-10-python.tar.gz', () => archived('python', true)],
    ['an archive that was only gunzipped', () => archived('binary', false)],
    ['the folder that holds an archive', async () => join(await archived('python', true), '..')],
    ['the binary files', () => folderOf('binary')],
    ['the Python files', () => folderOf('python')],
    ['the folder that holds the unpacked folder', () => folderOf('binary', 'cifar-10-batches-bin')],
  ])('is read from %s, with image numbers and pixels as there', async (_, source) => {
    const { train, test } = await readCifar10(await source());
    expect([train.count, test.count]).toEqual([5 * COUNT, COUNT]);
    expect([...train.labels.subarray(COUNT, COUNT + 11)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0]);
    const { planes } = smallBatch('data_batch_3', COUNT);
    const image = 2 * COUNT + 7;
    for (const [y, x, channel] of [
      [0, 0, 0],
      [3, 30, 1],
      [31, 31, 2],
    ] as const) {
      const own = train.pixels[((image * 32 + y) * 32 + x) * 3 + channel];
      expect(own).toBe(planes[((7 * 3 + channel) * 32 + y) * 32 + x]);
    }
  });

  it('is read from batches that Python 3 pickled', async () => {
    const folder = folderOf('python');
    const python3 = readFileSync(new URL('python3-batch.pickle', import.meta.url));
    for (const name of BATCHES) writeFileSync(join(folder, name), python3);
    const { test } = await readCifar10(folder);
    expect([...test.labels]).toEqual([3, 9]);
    expect([...test.pixels.subarray(0, 4)]).toEqual([0, 0, 0, 1]); // pixel p has p modulo 251 in each channel's plane
    expect(test.pixels[3072 + 2]).toBe(7); // the second image is 7 throughout
  });

  it('names all files that are missing', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'data_batch_2.bin'), binaryFile(smallBatch('data_batch_2', 1)));
    await expect(readCifar10(folder)).rejects.toMatchObject({
      kind: 'user',
      code: 'cifar-missing',
      message: expect.stringMatching(/lacks data_batch_1.bin, data_batch_3.bin, .*test_batch.bin$/),
      remedy: expect.stringContaining('--source'),
    });
    await expect(readCifar10(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'cifar-missing' });
  });

  it('stops reading when it is told to', async () => {
    const folder = temporaryFolder();
    writeSmallCifar(folder);
    const stopped = readCifar10(folder, { signal: AbortSignal.abort() });
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('a damaged batch is refused, its file named', () => {
  const one = smallBatch('one', 2);
  const python = pythonFile(one);
  const replaced = (from: string, to: string): Buffer =>
    Buffer.from(python.toString('latin1').replace(from, to), 'latin1');
  it.each([
    ['cut short', 'data_batch_1.bin', binaryFile(one).subarray(0, 5000), /5000 bytes are no whole number of images/],
    ['empty', 'data_batch_1.bin', Buffer.alloc(0), /no images/],
    ['with a label of 10', 'data_batch_1.bin', binaryFile({ ...one, labels: [3, 10] }), /label 1 is 10/],
    ['pickled, cut short', 'data_batch_1', python.subarray(0, 3000), /no pickle of a batch: it is truncated/],
    ['pickled, of other bytes', 'data_batch_1', Buffer.from('(dp1\n'), /instruction 0x64 at 1/],
    ['pickled, not bytes', 'data_batch_1', replaced('U\x02u1', 'U\x02i1'), /"data" is no array of bytes/],
    [
      'pickled, that would run a program',
      'data_batch_1',
      replaced('numpy.core.multiarray\n_reconstruct', 'posix\nsystem'),
      /"data" is no array/,
    ],
    [
      'pickled, with a label too many',
      'data_batch_1',
      pythonFile({ ...one, labels: [1, 2, 3] }),
      /"data" has 6144 bytes, not 3 times/,
    ],
    ['pickled, no dictionary', 'data_batch_1', Buffer.from('\x80\x02]q\x01.', 'latin1'), /no pickled dictionary/],
  ])('%s', async (_, name, bytes, message) => {
    const folder = folderOf(name.endsWith('.bin') ? 'binary' : 'python');
    writeFileSync(join(folder, name), bytes);
    await expect(readCifar10(folder)).rejects.toMatchObject({
      kind: 'user',
      code: 'cifar-damaged',
      message: expect.stringMatching(new RegExp(`${name}: .*${message.source}`)),
    });
  });

  it('whose file is far too large', async () => {
    const folder = folderOf('binary');
    truncateSync(join(folder, 'test_batch.bin'), 70_000_000);
    await expect(readCifar10(folder)).rejects.toMatchObject({
      code: 'cifar-damaged',
      message: expect.stringContaining('at most 67108864'),
    });
  });

  it('in an archive that is cut short, or no archive', async () => {
    const whole = readFileSync(await archived('binary', true));
    const folder = temporaryFolder();
    for (const bytes of [whole.subarray(0, whole.length / 2), gzipSync('no archive'), Buffer.from('nothing')]) {
      const file = join(folder, 'cifar-10-binary.tar.gz');
      writeFileSync(file, bytes);
      await expect(readCifar10(file)).rejects.toMatchObject({
        code: 'cifar-damaged',
        message: expect.stringContaining(file),
      });
    }
  });
});
