import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { openDataset } from '../../../../dataset/open.ts';
import { samplesDigest } from '../../../../dataset/samples-digest.ts';
import { thumbnailPixels } from '../../../../electron/services/data/thumbnail-pixels.ts';
import { parseThumbnailAddress, thumbnailAddress } from '../../../../shared/thumbnail-address.ts';
import { unpackSheet } from '../../../../shared/thumbnail-sheet.ts';
import { buildSmall, TEST_COUNT } from '../../../dataset/small-mnist.ts';
import { get, serverOn } from '../../headless/serve/server-at-work.ts';
import { openFake, temporaryHome } from '../api/workbench-folder.ts';

async function atWork() {
  const home = temporaryHome();
  await buildSmall(home.data);
  const workbench = await openFake(home);
  const server = await serverOn(workbench);
  onTestFinished(async () => {
    await server.close();
    await workbench.close();
  });
  const set = await workbench.samples.open({ root: home.data, name: 'cmnist', conflictPercent: 5 });
  const image = (path: string) => get(server.port, `/${path}`, { cookie: server.cookie });
  return { home, workbench, server, set, image };
}

test('an opened set has the samples that training has, in its order', async () => {
  const { home, workbench, set } = await atWork();
  expect(set.splits.map(({ split, count }) => [split, count])).toEqual([
    ['train', 110],
    ['valid', 10],
    ['test', TEST_COUNT],
  ]);
  const trained = await openDataset({ root: home.data, name: 'cmnist', conflictPercent: 5 });
  const columns = await workbench.samples.labels(set.id, 'train');
  expect([...columns.subarray(0, 110)]).toEqual([...trained.train.classLabels]);
  expect([...columns.subarray(110)]).toEqual([...(trained.train.biasLabels ?? [])]);
  expect(await workbench.samples.paths(set.id, 'train', [0, 109])).toEqual([
    trained.train.path(0),
    trained.train.path(109),
  ]);
  const groups = set.splits[0]?.groups ?? [];
  expect(groups.flat().reduce((sum, count) => sum + count, 0)).toBe(110);
  expect(
    groups.reduce(
      (sum, row, label) => sum + row.reduce((all, count, bias) => all + (label === bias ? 0 : count), 0),
      0,
    ),
  ).toBe(5);
  const path = (index: number): string => trained.train.path(index);
  expect(set.splits[0]?.digest).toBe(samplesDigest({ ...trained.train, path }));
  expect(set.splits[0]?.digest).not.toBe(samplesDigest({ ...trained.train, path, biasLabels: null }));
  await expect(workbench.samples.paths(set.id, 'train', [110])).rejects.toThrow('There is no sample 110');
  await expect(workbench.samples.open({ root: home.data, name: 'cmnist', conflictPercent: 2 })).rejects.toThrow(
    'cmnist',
  );
});

test('a thumbnail is the pixels of its sample, made once however often it is asked for', async () => {
  const { home, set, image } = await atWork();
  const address = thumbnailAddress({ set: set.id, split: 'test', index: 3, size: 64 });
  const answers = await Promise.all([1, 2, 3].map(() => image(address)));
  for (const { status, headers } of answers) {
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('image/webp');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  }
  rmSync(join(home.data, 'cmnist', 'test'), { recursive: true });
  expect((await image(address)).status).toBe(200);
  expect((await image(thumbnailAddress({ set: set.id, split: 'test', index: 4, size: 64 }))).status).toBe(410);
});

test('thumbnails keep the colours of the image exactly', async () => {
  const { home, workbench, set } = await atWork();
  const { bytes } = await workbench.thumbnails.get({ set: set.id, split: 'train', index: 7, size: 32 });
  const [path = ''] = await workbench.samples.paths(set.id, 'train', [7]);
  const shown = await sharp(bytes).removeAlpha().raw().toBuffer();
  expect(shown.equals(await sharp(join(home.data, path)).removeAlpha().raw().toBuffer())).toBe(true);
});

test('a sheet has the pixels of its samples, made once, and says which are gone', async () => {
  const { home, workbench, set } = await atWork();
  const indices = [7, 3, 7];
  const sheet = (of: number[]) => workbench.sheets.get({ set: set.id, split: 'train', size: 32, indices: of });
  const paths = await workbench.samples.paths(set.id, 'train', indices);
  const pictures = unpackSheet(Uint8Array.from(await sheet(indices)).buffer, 3);
  for (const [place, path] of paths.entries()) {
    const file = await sharp(join(home.data, path)).ensureAlpha().raw().toBuffer();
    expect(Buffer.from(pictures[place]?.pixels ?? []).equals(file)).toBe(true);
  }
  rmSync(join(home.data, 'cmnist', '5pct'), { recursive: true });
  const later = unpackSheet(Uint8Array.from(await sheet([3, 4])).buffer, 2);
  expect(later.map((picture) => picture === null)).toEqual([false, true]);
  await expect(sheet([110])).rejects.toThrow('There is no sample 110');
});

test('an image that is larger is shrunk as Pillow does it, its shape kept', async () => {
  const home = temporaryHome();
  mkdirSync(home.data, { recursive: true });
  const file = join(home.data, 'wide.png');
  await sharp({ create: { width: 200, height: 50, channels: 3, background: { r: 10, g: 200, b: 30 } } })
    .png()
    .toFile(file);
  const { width, height, pixels } = await thumbnailPixels(file, 64);
  expect([width, height]).toEqual([64, 16]);
  expect([...pixels.subarray(0, 4)]).toEqual([10, 200, 30, 255]);
});

test.each([
  'thumbnails/0000000000000000/test/0/64',
  'thumbnails/SET/test/99-0/64',
  'thumbnails/SET/test/0-/64',
  'thumbnails/SET/test/0/64/../../../../../etc/passwd',
  'thumbnail/0000000000000000/test/0/64',
  'thumbnail/SET/test/99/64',
  'thumbnail/SET/test/0/65',
  'thumbnail/SET/test/-1/64',
  'thumbnail/SET/secret/0/64',
  'thumbnail/SET/test/0/64/../../../../../etc/passwd',
  'thumbnail/../../etc/passwd',
  'thumbnail/SET/test/%2e%2e%2f%2e%2e%2fetc%2fpasswd/64',
  'thumbnail/SET/test/0%00/64',
  'thumbnail//etc/passwd/0/64',
])('the address %s names no known sample, and leads nowhere', async (pattern) => {
  const { set, image } = await atWork();
  const { status, body } = await image(pattern.replace('SET', set.id));
  expect([400, 404]).toContain(status);
  expect(['There is nothing here.\n', 'This is no address.\n']).toContain(body);
});

test('an address is read as it was written', () => {
  const key = { set: '0123456789abcdef', split: 'valid', index: 12, size: 128 } as const;
  expect(parseThumbnailAddress(`/${thumbnailAddress(key)}`)).toEqual(key);
});
