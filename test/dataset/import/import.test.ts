// Bringing a folder of images into the data folder: surveyed, planned, copied, read as any other set.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importDataset } from '../../../dataset/import/import-dataset.ts';
import { planImport } from '../../../dataset/import/plan-import.ts';
import { surveyFolder } from '../../../dataset/import/survey-folder.ts';
import { openDataset } from '../../../dataset/open.ts';
import type { ImportOrder, LabelSource } from '../../../shared/api/import.ts';
import { readImages } from '../read-images.ts';
import { temporaryFolder } from '../small-mnist.ts';
import { rowsOf, writeImages, writeText } from '../written-sets.ts';

const size = { height: 12, width: 12 };

/** As Waterbirds' authors have it, in a folder of the user's. */
const birds = [
  ['land/a.png', 'landbird', 'forest', '0'],
  ['land/b.png', 'landbird', 'forest', '0'],
  ['land/c.png', 'landbird', 'water', '0'],
  ['sea/d.png', 'waterbird', 'water', '0'],
  ['sea/e.png', 'waterbird', 'water', '0'],
  ['land/f.png', 'landbird', 'forest', '1'],
  ['sea/g.png', 'waterbird', 'water', '2'],
] as const;

async function birdFolder(lines: readonly string[] = birds.map((row, index) => [index, ...row].join(','))) {
  const folder = temporaryFolder();
  await writeImages(
    folder,
    birds.map(([path]) => path),
    size,
  );
  writeText(join(folder, 'metadata.csv'), ['img_id,img_filename,y,place,split', ...lines]);
  return folder;
}

const columns: LabelSource = { from: 'table', file: 'metadata.csv', path: 1, class: 2, bias: 3, split: 4 };
const order = (folder: string, labels: LabelSource = columns): ImportOrder => ({
  folder,
  name: 'birds',
  labels,
  transform: null,
  seed: 1,
});

const asTheyAre = 'Images of 12x12 pixels, as the first is, become 12x12 by the transform as-is';

describe('a survey of a folder', () => {
  it('finds its table, with what the columns are likely to be', async () => {
    const { images, tables, named } = await surveyFolder(await birdFolder());
    expect({ images, named }).toEqual({ images: 7, named: { images: 0, ratios: [] } });
    expect(tables).toHaveLength(1);
    expect(tables[0]).toMatchObject({
      file: 'metadata.csv',
      rows: 7,
      guess: { path: 1, class: 2, bias: 3, split: 4 },
    });
    expect(tables[0]?.first[0]).toEqual(['0', 'land/a.png', 'landbird', 'forest', '0']);
  });

  it('counts names of the published scheme', async () => {
    const folder = temporaryFolder();
    await writeImages(folder, ['1pct/align/0/1_0_0.png', '5pct/conflict/1/2_1_0.png', 'notes.png'], size);
    expect((await surveyFolder(folder)).named).toEqual({ images: 2, ratios: ['1pct', '5pct'] });
  });

  it('says that a folder is not there', async () => {
    await expect(surveyFolder('/no/such/folder')).rejects.toMatchObject({ code: 'folder-unusable' });
  });
});

describe('an import by a table', () => {
  it('keeps the transform that was chosen with the set, beside the one that a run names', async () => {
    const [root, folder] = [temporaryFolder(), await birdFolder()];
    const chosen: ImportOrder = { ...order(folder), transform: 'bffhq' };
    expect((await planImport(root, chosen)).plan.notes.at(-1)).toMatch(/12x12 pixels, .* become 128x128 by .* bffhq/);
    await importDataset(root, chosen, {});
    const place = { root, name: 'birds', conflictPercent: 5 };
    expect((await openDataset(place)).shape).toMatchObject({ height: 128, width: 128 });
    expect((await openDataset({ ...place, transform: 'as-is' })).shape).toMatchObject({ height: 12, width: 12 });
  });

  it('takes images by their size where no transform was chosen, and refuses one that does not fit', async () => {
    const [root, folder] = [temporaryFolder(), await birdFolder()];
    expect((await planImport(root, order(folder))).plan.notes.at(-1)).toMatch(/become 12x12 by the transform as-is/);
    const { problems } = (await planImport(root, { ...order(folder), transform: 'cifar10c' })).plan;
    expect(problems).toEqual([expect.stringMatching(/cifar10c makes images of 32x32 .* 12x12 for evaluation/)]);
    const { plan } = await planImport(root, order(folder));
    expect(await importDataset(root, order(folder), {})).toEqual(plan);
    expect(readdirSync(join(root, 'birds')).toSorted()).toEqual(['dataset.csv', 'images']);
  });

  it('gives a set that is read with its labels, and leaves the folder as it was', async () => {
    const [root, folder] = [temporaryFolder(), await birdFolder()];
    const told: string[] = [];
    await importDataset(root, order(folder), { progress: ({ task }) => void told.push(task) });
    const dataset = await openDataset({ root, name: 'birds', conflictPercent: 5 });
    expect(dataset).toMatchObject({ classNames: ['landbird', 'waterbird'], biasNames: ['forest', 'water'] });
    expect(rowsOf(dataset.train)).toEqual([
      ['birds/images/land/a.png', 0, 0, 0],
      ['birds/images/land/b.png', 0, 0, 0],
      ['birds/images/land/c.png', 0, 1, 1],
      ['birds/images/sea/d.png', 1, 1, 0],
      ['birds/images/sea/e.png', 1, 1, 0],
    ]);
    // Each image is of a red that is its place in the folder.
    expect((await readImages(dataset.test, 0))[0]).toBe(6);
    expect(told).toEqual(expect.arrayContaining(['reading labels', 'copying images']));
    expect(readdirSync(folder).toSorted()).toEqual(['land', 'metadata.csv', 'sea']);
    await dataset.close();
  });

  it('plans what it would make, and says what it leaves out', async () => {
    const folder = await birdFolder([
      '0,a.png,landbird,forest,train', // By its name alone.
      '1,land\\b.png,landbird,water,train',
      '2,sea/d.png,waterbird,water,train',
      '3,land/f.png,landbird,forest,val',
      '4,sea/g.png,waterbird,water,test',
      '5,sea/nowhere.png,waterbird,water,train',
      '6,land/c.png,,forest,train',
      '7,sea/e.png,waterbird,water,later',
    ]);
    const { plan } = await planImport(temporaryFolder(), order(folder));
    expect(plan.problems).toEqual([]);
    expect(plan.splits.map(({ split, groups }) => [split, groups])).toEqual([
      ['train', [[1, 1], [0, 1]]], // biome-ignore format: a matrix
      ['valid', [[1, 0], [0, 0]]], // biome-ignore format: a matrix
      ['test', [[0, 0], [0, 1]]], // biome-ignore format: a matrix
    ]);
    expect(plan.notes).toEqual([
      '1 row of metadata.csv naming no image that is there (first: row 7, "sea/nowhere.png"): left out',
      '1 row of metadata.csv without a class (first: row 8, "land/c.png"): left out',
      '1 row of metadata.csv naming no split (train, valid or test) (first: row 9, "later"): left out',
      '2 images in no row: left out',
      asTheyAre,
    ]);
  });

  it('divides images that no split is said of, the same way each time', async () => {
    const folder = temporaryFolder();
    const paths = Array.from({ length: 60 }, (_, i) => `${i}.png`);
    await writeImages(folder, paths, size);
    writeText(join(folder, 'labels.csv'), [
      'file,label',
      ...paths.map((path, i) => `${path},${i % 3 === 0 ? 'rare' : 'common'}`),
    ]);
    const labels: LabelSource = { from: 'table', file: 'labels.csv', path: 0, class: 1, bias: null, split: null };
    const planned = () => planImport('/nowhere', order(folder, labels));
    const { plan, images } = await planned();
    // A tenth of 40 and of 20 in each of two splits; columns: one, as bias is unknown.
    expect(plan.splits.map(({ groups }) => groups)).toEqual([
      [[32], [16]],
      [[4], [2]],
      [[4], [2]],
    ]);
    expect(plan.biasNames).toBeNull();
    expect((await planned()).images).toEqual(images);
    const other = await planImport('/nowhere', { ...order(folder, labels), seed: 2 });
    expect(other.images).not.toEqual(images);
  });

  it.each<[string, readonly string[], Partial<ImportOrder>, string]>([
    ['one class', ['0,a.png,bird,forest,train', '1,b.png,bird,water,test'], {}, 'All images are of class bird'],
    ['no image', ['0,x.png,bird,forest,train'], {}, 'No image has a label'],
    ['a class that is not trained', ['0,a.png,l,f,train', '1,b.png,l,w,valid', '2,d.png,w,w,test'], {}, 'of class w'],
    ['a bias that some lack', ['0,a.png,l,f,train', '1,b.png,l,,train', '2,d.png,w,w,train'], {}, 'have no bias label'],
    ['the name of a known set', [], { name: 'celebA' }, 'celebA is the name of'],
    ['a name that is taken', [], { name: 'taken' }, 'there already'],
  ])('refuses %s, and writes nothing', async (_, lines, change, expected) => {
    const root = temporaryFolder();
    writeText(join(root, 'taken', 'mine.txt'), ['']);
    const folder = await birdFolder(lines.length === 0 ? undefined : lines);
    const refused = { ...order(folder), ...change };
    expect((await planImport(root, refused)).plan.problems.join()).toContain(expected);
    await expect(importDataset(root, refused, {})).rejects.toMatchObject({ code: 'import-refused' });
    expect(readdirSync(root)).toEqual(['taken']);
  });

  it('leaves nothing half done when it is stopped', async () => {
    const [root, folder] = [temporaryFolder(), await birdFolder()];
    const stop = new AbortController();
    const importing = importDataset(root, order(folder), {
      signal: stop.signal,
      progress: ({ task }) => task === 'copying images' && stop.abort(),
    });
    await expect(importing).rejects.toThrow(/abort/i);
    expect(existsSync(join(root, 'birds'))).toBe(false);
    expect(readdirSync(root)).toEqual([]);
  });
});

describe('an import by names', () => {
  it('takes the splits of the published layout, and of several ratios one', async () => {
    const folder = temporaryFolder();
    const five = [
      '5pct/align/0/1_0_0.png',
      '5pct/align/1/2_1_1.png',
      '5pct/conflict/1/3_1_0.png',
      '5pct/valid/4_0_0.png',
    ];
    await writeImages(folder, [...five, '1pct/align/0/5_0_0.png', 'test/0/6_0_1.png', 'test/1/7_1_1.png'], size);
    const { plan, images } = await planImport('/nowhere', order(folder, { from: 'names', ratio: '5pct' }));
    expect(images.map(({ path, split }) => `${split} ${path}`)).toEqual([
      ...['train', 'train', 'train', 'valid'].map((split, i) => `${split} ${five[i]}`),
      'test test/0/6_0_1.png',
      'test test/1/7_1_1.png',
    ]);
    expect(plan).toMatchObject({ classNames: ['0', '1'], biasNames: ['0', '1'], problems: [], notes: [asTheyAre] });
  });
});
