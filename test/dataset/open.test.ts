import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDataset } from '../../dataset/open.ts';
import type { Dataset } from '../../dataset/samples.ts';
import { readImages } from './read-images.ts';
import { copyOfSmall, temporaryFolder } from './small-mnist.ts';

async function ownSet(): Promise<{ root: string; ratio: string; test: string }> {
  const root = await copyOfSmall();
  return { root, ratio: join(root, 'cmnist', '5pct'), test: join(root, 'cmnist', 'test') };
}

function open(root: string): Promise<Dataset> {
  return openDataset({ root, name: 'cmnist', conflictPercent: 5 });
}

function firstIn(folder: string): string {
  const [first = ''] = readdirSync(folder).toSorted();
  return join(folder, first);
}

beforeAll(() => {
  sharp.cache(false); // else libvips may hold a file that a test has since changed
});

describe('opening a data set', () => {
  it('gives three splits in the order of their paths', async () => {
    const { root } = await ownSet();
    const { train, valid, test, shape, classes, biasNames } = await open(root);
    expect([train.count, valid.count, test.count]).toEqual([110, 10, 20]);
    expect([classes, biasNames?.length, shape]).toEqual([10, 10, { height: 28, width: 28, channels: 3 }]);
    const paths = Array.from({ length: train.count }, (_, index) => train.path(index));
    expect(paths).toEqual(paths.toSorted());
    expect(paths[0]).toMatch(/^cmnist\/5pct\/align\/0\/\d+_0_0\.png$/);
    expect(train.conflicting?.reduce((sum, value) => sum + value, 0)).toBe(5);
    paths.forEach((path, index) => {
      expect(path).toMatch(new RegExp(`_${train.classLabels[index]}_${train.biasLabels?.[index]}\\.png$`));
    });
  });

  it('reads the pixels that are in the files', async () => {
    const { root } = await ownSet();
    const { train } = await open(root);
    const indices = [109, 0, 17, 0];
    const pixels = await readImages(train, ...indices);
    for (const [row, index] of indices.entries()) {
      const file = await sharp(join(root, train.path(index)))
        .raw()
        .toBuffer();
      expect(Buffer.from(pixels.subarray(row * 2352, (row + 1) * 2352)).equals(file)).toBe(true);
    }
  });

  it.each([-1, 110, 2 ** 31 - 1])('refuses to read sample %i', async (index) => {
    const { root } = await ownSet();
    const { train } = await open(root);
    await expect(readImages(train, 0, index)).rejects.toThrow(new RangeError(`sample ${index} is outside 0 to 109`));
    expect(() => train.path(index)).toThrow(RangeError);
  });

  it('reads validation images in class folders, test images without', async () => {
    const { root, ratio, test } = await ownSet();
    for (const file of readdirSync(join(ratio, 'valid'))) {
      const label = file.split('_')[1] ?? '';
      mkdirSync(join(ratio, 'valid', label), { recursive: true });
      renameSync(join(ratio, 'valid', file), join(ratio, 'valid', label, file));
    }
    for (const label of readdirSync(test).filter((entry) => /^\d$/.test(entry))) {
      for (const file of readdirSync(join(test, label))) renameSync(join(test, label, file), join(test, file));
      rmSync(join(test, label), { recursive: true });
    }
    const opened = await open(root);
    expect([opened.valid.count, opened.test.count]).toEqual([10, 20]);
  });

  it('reads a set that has no manifest and a name of its own, as downloads are', async () => {
    const { root, ratio, test } = await ownSet();
    rmSync(join(ratio, 'build.json'));
    rmSync(join(test, 'build.json'));
    renameSync(join(root, 'cmnist'), join(root, 'theirs'));
    const opened = await openDataset({ root, name: 'theirs', conflictPercent: 5 });
    expect([opened.classes, opened.train.count]).toEqual([10, 110]);
  });

  it('reads validation and test images below another root', async () => {
    const { root, ratio, test } = await ownSet();
    const validRoot = temporaryFolder();
    mkdirSync(join(validRoot, 'cmnist', '5pct'), { recursive: true });
    cpSync(test, join(validRoot, 'cmnist', 'test'), { recursive: true });
    renameSync(join(ratio, 'valid'), join(validRoot, 'cmnist', '5pct', 'valid'));
    rmSync(test, { recursive: true });
    const opened = await openDataset({ root, validRoot, name: 'cmnist', conflictPercent: 5 });
    expect([opened.train.count, opened.valid.count, opened.test.count]).toEqual([110, 10, 20]);
  });

  it('follows symbolic links that stay below the root', async () => {
    const { root, ratio } = await ownSet();
    renameSync(join(ratio, 'valid'), join(root, 'cmnist', 'elsewhere'));
    symlinkSync(join(root, 'cmnist', 'elsewhere'), join(ratio, 'valid'));
    await expect(open(root)).resolves.toMatchObject({ valid: { count: 10 } });
  });

  it('names the command that builds a missing set', async () => {
    const root = temporaryFolder();
    await expect(open(root)).rejects.toMatchObject({
      kind: 'user',
      code: 'data-set-missing',
      message: expect.stringContaining(join(root, 'cmnist', '5pct')),
      remedy: expect.stringContaining('dcwp data build cmnist --conflict 5'),
    });
  });

  it('names what is missing of a half-built set', async () => {
    const { root, ratio, test } = await ownSet();
    rmSync(join(ratio, 'conflict'), { recursive: true });
    rmSync(test, { recursive: true });
    await expect(open(root)).rejects.toMatchObject({
      kind: 'user',
      code: 'data-set-incomplete',
      message: expect.stringMatching(/no 5pct\/conflict, test$/),
    });
  });

  it('stops when its signal is aborted', async () => {
    const { root } = await ownSet();
    const request = { root, name: 'cmnist', conflictPercent: 5, signal: AbortSignal.abort() };
    await expect(openDataset(request)).rejects.toMatchObject({ name: 'AbortError' });
  });
});

type Place = Awaited<ReturnType<typeof ownSet>>;

describe('opening a damaged data set', () => {
  it.each<[what: string, damage: (place: Place) => void, code: string, message: RegExp]>([
    [
      'a file name without labels',
      ({ ratio }) => writeFileSync(join(ratio, 'valid', 'cat.png'), ''),
      'misnamed',
      /cmnist\/5pct\/valid\/cat\.png: not named <id>_<class>_<bias>\.png/,
    ],
    [
      'a class out of range',
      ({ test }) => renameSync(firstIn(join(test, '3')), join(test, '3', '1_10_3.png')),
      'label-out-of-range',
      /test\/3\/1_10_3\.png: class 10 is outside 0 to 9/,
    ],
    [
      'a bias label out of range',
      ({ test }) => renameSync(firstIn(join(test, '3')), join(test, '3', '1_3_255.png')),
      'label-out-of-range',
      /bias label 255 is outside 0 to 9/,
    ],
    [
      'an aligned group without samples',
      ({ ratio }) => rmSync(join(ratio, 'align', '7'), { recursive: true }),
      'group-empty',
      /5pct\/align\/7: no aligned training image of class 7/,
    ],
    [
      'no conflicting sample at all',
      ({ ratio }) => {
        rmSync(join(ratio, 'conflict'), { recursive: true });
        mkdirSync(join(ratio, 'conflict'));
      },
      'group-empty',
      /5pct\/conflict: no conflicting training image/,
    ],
    [
      'a split without samples',
      ({ ratio }) => {
        rmSync(join(ratio, 'valid'), { recursive: true });
        mkdirSync(join(ratio, 'valid'));
      },
      'split-empty',
      /5pct\/valid: no image/,
    ],
    [
      'an image in the folder of another class',
      ({ ratio }) => renameSync(firstIn(join(ratio, 'align', '2')), join(ratio, 'align', '1', 'x_2_2.png')),
      'misplaced',
      /align\/1\/x_2_2\.png: class 2 in the folder of class 1/,
    ],
    [
      'a conflicting image among the aligned',
      ({ ratio }) => renameSync(firstIn(join(ratio, 'align', '2')), join(ratio, 'align', '2', 'x_2_3.png')),
      'misplaced',
      /align\/2\/x_2_3\.png: its labels say conflict/,
    ],
    [
      'a truncated PNG',
      ({ ratio }) => truncateSync(firstIn(join(ratio, 'align', '5')), 150),
      'image-unreadable',
      /5pct\/align\/5\/\d+_5_5\.png: not a readable image/,
    ],
    [
      'an empty PNG',
      ({ test }) => truncateSync(firstIn(join(test, '5')), 0),
      'image-unreadable',
      /test\/5\/\d+_5_\d\.png: not a readable image/,
    ],
    [
      'a symbolic link that leaves the root',
      ({ ratio }) => {
        const outside = join(temporaryFolder(), '1_4_4.png');
        cpSync(firstIn(join(ratio, 'align', '4')), outside);
        symlinkSync(outside, join(ratio, 'align', '4', 'link_4_4.png'));
      },
      'link-leaves-root',
      /align\/4\/link_4_4\.png: symbolic link that leaves the data root; not followed/,
    ],
    [
      'a symbolic link to a folder outside',
      ({ ratio }) => symlinkSync(temporaryFolder(), join(ratio, 'valid', '3')),
      'link-leaves-root',
      /valid\/3: symbolic link that leaves the data root/,
    ],
    [
      'a symbolic link to nothing',
      ({ ratio }) => symlinkSync(join(ratio, 'nothing'), join(ratio, 'valid', '1_1_1.png')),
      'link-broken',
      /valid\/1_1_1\.png: symbolic link that points to nothing/,
    ],
  ])('tells %s', async (_, damage, code, message) => {
    const place = await ownSet();
    damage(place);
    await expect(open(place.root)).rejects.toMatchObject({
      kind: 'user',
      code,
      message: expect.stringMatching(message),
      remedy: expect.stringContaining('dcwp data check cmnist'),
    });
  });

  it('tells an oddly sized image', async () => {
    const { root, ratio } = await ownSet();
    const black = { create: { width: 27, height: 28, channels: 3 as const, background: 'black' } };
    await sharp(black)
      .png()
      .toFile(join(ratio, 'valid', '1_1_1.png'));
    await expect(open(root)).rejects.toMatchObject({
      code: 'image-odd-size',
      message: expect.stringMatching(/valid\/1_1_1\.png: 28x27 pixels, expected 28x28/),
    });
  });

  it('tells all problems of all splits at once, and shows the first ten', async () => {
    const { root, ratio, test } = await ownSet();
    for (let index = 0; index < 12; index += 1) writeFileSync(join(ratio, 'valid', `file${index}.png`), '');
    writeFileSync(join(test, '1_12_1.png'), '');
    await expect(open(root)).rejects.toMatchObject({
      code: 'data-set-damaged',
      message: expect.stringMatching(
        /has 13 problems:(?:\n {2}cmnist\/5pct\/valid\/file\d+\.png: .*){10}\n {2}and 3 more$/,
      ),
    });
  });
});
