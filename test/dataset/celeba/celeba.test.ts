import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDataset } from '../../../dataset/check.ts';
import { listDatasets } from '../../../dataset/list.ts';
import { openDataset } from '../../../dataset/open.ts';
import { temporaryFolder } from '../small-mnist.ts';
import { rowsOf, writeImages, writeText } from '../written-sets.ts';

const IMAGES = 'celebA/celeba/img_align_celeba';
const names = Array.from({ length: 10 }, (_, index) => `${String(index + 1).padStart(6, '0')}.jpg`);

/** Of each image: split, blond, male. */
const facts = [
  [0, 1, -1],
  [0, -1, 1],
  [0, -1, -1],
  [0, 1, 1],
  [1, -1, 1],
  [1, 1, -1],
  [2, 1, 1],
  [2, -1, 1],
  [2, -1, -1],
  [2, 1, -1],
] as const;

const subsampled = [
  ',image_id,Bald,Blond_Hair,Male,split',
  ...facts.map(([split, blond, male], index) => `${index},${names[index]},-1,${blond},${male},${split}`),
];

const attributes = [
  '10',
  '5_o_Clock_Shadow Blond_Hair Male Young',
  ...facts.map(
    ([, blond, male], index) => `${names[index]} -1 ${blond > 0 ? ' 1' : '-1'}  ${male > 0 ? ' 1' : '-1'}  1`,
  ),
];
const partition = facts.map(([split], index) => `${names[index]} ${split}`);

async function images(): Promise<string> {
  const root = temporaryFolder();
  await writeImages(join(root, IMAGES), names, { height: 218, width: 178 });
  return root;
}

const open = (root: string) => openDataset({ root, name: 'celebA', conflictPercent: 5 });

describe('CelebA', () => {
  it('is read by the subsample of the published program: equal labels conflict', async () => {
    const root = await images();
    writeText(join(root, 'celebA', 'metadata_blonde_subsampled.csv'), subsampled);
    const dataset = await open(root);
    expect(dataset).toMatchObject({
      conflictPercent: null,
      classNames: ['not blond', 'blond'],
      biasNames: ['female', 'male'],
      aligned: [
        [false, true],
        [true, false],
      ],
    });
    expect(rowsOf(dataset.train)).toEqual([
      [`${IMAGES}/000001.jpg`, 1, 0, 0],
      [`${IMAGES}/000002.jpg`, 0, 1, 0],
      [`${IMAGES}/000003.jpg`, 0, 0, 1],
      [`${IMAGES}/000004.jpg`, 1, 1, 1],
    ]);
    expect(rowsOf(dataset.valid).map(([, ...labels]) => labels)).toEqual([
      [0, 1, 0],
      [1, 0, 0],
    ]);
    expect(dataset.test.count).toBe(4);
  });

  it.each([
    ['celeba/list_attr_celeba.txt', 'celeba/list_eval_partition.txt'],
    ['list_attr_celeba.txt', 'celeba/Eval/list_eval_partition.txt'],
  ])('is read whole by %s and %s', async (attributeFile, partitionFile) => {
    const root = await images();
    writeText(join(root, 'celebA', attributeFile), attributes);
    writeText(join(root, 'celebA', partitionFile), partition);
    const { train, valid, test } = await open(root);
    const labels = [train, valid, test].flatMap(rowsOf).map(([, blond, male]) => [blond, male]);
    expect(labels).toEqual(facts.map(([, blond, male]) => [Math.max(blond, 0), Math.max(male, 0)]));
  });

  it('is read by the same files as CSV', async () => {
    const root = await images();
    const csv = facts.map(([, blond, male], index) => `${names[index]},1,${male},${blond}`);
    writeText(join(root, 'celebA', 'list_attr_celeba.csv'), ['image_id,Bald,Male,Blond_Hair', ...csv]);
    const split = facts.map(([part], index) => `${names[index]},${part}`);
    writeText(join(root, 'celebA', 'list_eval_partition.csv'), ['image_id,partition', ...split]);
    const { train } = await open(root);
    expect(rowsOf(train).map(([, blond, male]) => [blond, male])).toEqual([
      [1, 0],
      [0, 1],
      [0, 0],
      [1, 1],
    ]);
  });

  it('is listed and checked, without a conflict ratio', async () => {
    const root = await images();
    writeText(join(root, 'celebA', 'metadata_blonde_subsampled.csv'), subsampled);
    const ratios = [{ conflictPercent: null, aligned: 2, conflicting: 2, train: 4, valid: 2, seed: null }];
    await expect(listDatasets(root)).resolves.toEqual([
      { name: 'celebA', title: 'CelebA, blond hair', ratios, test: 4, problem: null },
    ]);
    const report = await checkDataset({ root, name: 'celebA', conflictPercent: 1 });
    expect(report).toMatchObject({ problems: [], notices: [], classNames: ['not blond', 'blond'] });
    expect(report.splits).toMatchObject([
      {
        split: 'train',
        conflicting: 2,
        groups: [
          [1, 1],
          [1, 1],
        ],
      },
      {
        split: 'valid',
        conflicting: 0,
        groups: [
          [0, 1],
          [1, 0],
        ],
      },
      {
        split: 'test',
        conflicting: 2,
        groups: [
          [1, 1],
          [1, 1],
        ],
      },
    ]);
  });

  it('tells all rows that say nothing', async () => {
    const root = await images();
    const damaged = [...subsampled];
    damaged[2] = `1,${names[1]},-1,maybe,1,0`;
    damaged[3] = `2,${names[2]},-1,-1,2,0`;
    damaged[4] = `3,${names[3]},-1,1,1,7`;
    damaged[5] = '4,000099.jpg,-1,-1,1,1';
    writeText(join(root, 'celebA', 'metadata_blonde_subsampled.csv'), damaged);
    const { problems } = await checkDataset({ root, name: 'celebA' });
    expect(problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'celebA/metadata_blonde_subsampled.csv: row 3: Blond_Hair is "maybe", expected -1, 0 or 1',
      'celebA/metadata_blonde_subsampled.csv: row 4: Male is 2, expected -1, 0 or 1',
      'celebA/metadata_blonde_subsampled.csv: row 5: split is 7, expected 0, 1 or 2',
      'celebA: no training image of class not blond',
      `celebA/metadata_blonde_subsampled.csv, row 6: no such file: celeba/img_align_celeba/000099.jpg`,
    ]);
  });

  it.each<[what: string, damage: (base: string) => void, code: string, message: RegExp]>([
    ['is not there', (base) => rmSync(base, { recursive: true }), 'data-set-missing', /no data set celebA: no folder/],
    [
      'has images alone',
      (base) => rmSync(join(base, 'metadata_blonde_subsampled.csv')),
      'data-set-incomplete',
      /no celeba\/list_attr_celeba\.txt, celeba\/list_eval_partition\.txt$/,
    ],
    [
      'has no images',
      (base) => renameSync(join(base, 'celeba'), join(base, 'elsewhere')),
      'data-set-incomplete',
      /no celeba\/img_align_celeba$/,
    ],
    [
      'has a table without its columns',
      (base) => writeText(join(base, 'metadata_blonde_subsampled.csv'), ['image_id,Male', 'a.jpg,1']),
      'column-missing',
      /no column split, Blond_Hair; its first line is image_id, Male$/,
    ],
    [
      'has an attribute file of another kind',
      (base) => {
        rmSync(join(base, 'metadata_blonde_subsampled.csv'));
        writeText(join(base, 'celeba', 'list_attr_celeba.txt'), ['Blond_Hair Male', '000001.jpg 1 1']);
        writeText(join(base, 'celeba', 'list_eval_partition.txt'), partition);
      },
      'csv-broken',
      /does not begin with the number of images/,
    ],
  ])('is refused where it %s', async (_, damage, code, message) => {
    const root = temporaryFolder();
    mkdirSync(join(root, IMAGES), { recursive: true });
    writeText(join(root, 'celebA', 'metadata_blonde_subsampled.csv'), subsampled);
    damage(join(root, 'celebA'));
    await expect(open(root)).rejects.toMatchObject({ kind: 'user', code, message: expect.stringMatching(message) });
  });
});
