import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDataset, checkError } from '../../../dataset/check.ts';
import { listDatasets } from '../../../dataset/list.ts';
import { openDataset } from '../../../dataset/open.ts';
import { readImages } from '../read-images.ts';
import { temporaryFolder } from '../small-mnist.ts';
import { rowsOf, writeImage, writeImages, writeText } from '../written-sets.ts';

const size = { height: 20, width: 24 };

/** Path, class, bias, split of each image: dogs are outdoors, cats indoors, mostly. */
const rows = [
  ['a/1.png', 'dog', 'outdoor', 'train'],
  ['a/2.png', 'dog', 'outdoor', 'train'],
  ['a/3.png', 'dog', 'indoor', 'train'],
  ['b/4.png', 'cat', 'indoor', 'train'],
  ['b/5.png', 'cat', 'indoor', 'train'],
  ['b/6.png', 'cat', 'snow', 'valid'],
  ['a/7.png', 'dog', 'outdoor', 'val'],
  ['a/8.png', 'dog', 'indoor', 'TEST'],
  ['b/9.png', 'cat', 'outdoor', 'test'],
] as const;

const lines = (of: readonly (readonly string[])[] = rows, head = 'path,class,bias,split'): string[] => [
  head,
  ...of.map((row) => row.join(',')),
];

/** A data root with the set `pets`, and its folder. */
async function pets(table: readonly string[] = lines()): Promise<{ root: string; base: string }> {
  const root = temporaryFolder();
  const base = join(root, 'pets');
  await writeImages(
    base,
    rows.map(([path]) => path),
    size,
  );
  writeText(join(base, 'list.csv'), table);
  return { root, base };
}

const open = (root: string, validRoot?: string) => openDataset({ root, name: 'pets', conflictPercent: 5, validRoot });
const messages = (found: readonly { path: string; message: string }[]): string[] =>
  found.map(({ path, message }) => `${path}: ${message}`);

describe("the user's own table", () => {
  it.each([
    ['a transform that there is none of', '{"transform": "blur"}', /dataset\.json can't be understood: .*"as-is"/s],
    ['a setting that there is none of', '{"transfrom": "bffhq"}', /transfrom/],
    ['no JSON', 'bffhq', /not valid JSON/],
  ])('refuses settings beside it with %s', async (_, text, message) => {
    const { root, base } = await pets();
    writeFileSync(join(base, 'dataset.json'), text);
    await expect(open(root)).rejects.toMatchObject({
      code: 'settings-unreadable',
      message: expect.stringMatching(message),
    });
  });

  it('gives names, splits, and as aligned the usual bias of each class in training', async () => {
    const { root } = await pets();
    const dataset = await open(root);
    expect(dataset).toMatchObject({
      conflictPercent: null,
      classNames: ['cat', 'dog'],
      biasNames: ['indoor', 'outdoor', 'snow'],
      aligned: [
        [true, false, false],
        [false, true, false],
      ],
      shape: { height: 20, width: 24, channels: 3 },
    });
    expect(rowsOf(dataset.train)).toEqual([
      ['pets/a/1.png', 1, 1, 0],
      ['pets/a/2.png', 1, 1, 0],
      ['pets/a/3.png', 1, 0, 1],
      ['pets/b/4.png', 0, 0, 0],
      ['pets/b/5.png', 0, 0, 0],
    ]);
    expect(rowsOf(dataset.valid).map(([, ...labels]) => labels)).toEqual([
      [1, 1, 0],
      [0, 2, 1],
    ]);
    const pixels = await readImages(dataset.train, 3);
    expect([...pixels.subarray(0, 6)]).toEqual([3, 0, 255, 3, 0, 255]);
    await expect(listDatasets(root)).resolves.toMatchObject([
      { name: 'pets', title: null, ratios: [{ conflictPercent: null, train: 5, conflicting: 1, valid: 2 }], test: 2 },
    ]);
  });

  it('numbers integers by their size', async () => {
    const numbered = rows.map(([path, name, , split]) => [path, name === 'dog' ? '10' : '9', '0', split]);
    const { root } = await pets(lines(numbered));
    const { classNames, biasNames } = await open(root);
    expect([classNames, biasNames]).toEqual([['9', '10'], null]);
  });

  it.each<[what: string, table: readonly string[]]>([
    ['semicolons', lines().map((line) => line.replaceAll(',', ';'))],
    ['tabs', lines().map((line) => line.replaceAll(',', '\t'))],
    ['Windows line ends, paths and a byte order mark', [`\ufeff${lines().join('\r\n').replaceAll('/', '\\')}\r\n`]],
    ['quotation marks', lines().map((line) => `"${line.replaceAll(',', '","')}"`)],
    [
      'columns in another order, and others',
      lines(
        rows.map(([path, name, bias, split]) => [split, 'x', bias, name, `./${path}`]),
        'Split,note,BIAS,class,path',
      ),
    ],
  ])('may have %s', async (_, table) => {
    const { root } = await pets(table);
    const { train, classNames } = await open(root);
    expect(classNames).toEqual(['cat', 'dog']);
    expect(rowsOf(train).map(([path]) => path)).toEqual(
      [1, 2, 3].map((i) => `pets/a/${i}.png`).concat(['pets/b/4.png', 'pets/b/5.png']),
    );
  });

  it('may be UTF-16, as Excel writes Unicode text', async () => {
    const { root, base } = await pets();
    writeFileSync(join(base, 'list.csv'), `\ufeff${lines().join('\r\n')}`, 'utf16le');
    expect((await open(root)).train.count).toBe(5);
  });

  it('may name files in other alphabets, spelled as the file system has them or not', async () => {
    const { root, base } = await pets();
    const names = ['собака.png', '猫 1.png', 'Käfer.png'.normalize('NFD')];
    await Promise.all(names.map((name, level) => writeImage(join(base, name), level, size)));
    const added = [
      ...rows,
      ['собака.png', 'dog', 'indoor', 'train'],
      ['猫 1.png', 'cat', 'indoor', 'train'],
      ['Käfer.png'.normalize('NFC'), 'cat', 'indoor', 'train'],
    ];
    writeText(join(base, 'list.csv'), lines(added));
    const { train } = await open(root);
    const paths = rowsOf(train).map(([path]) => path);
    expect(paths).toEqual(expect.arrayContaining(names.map((name) => `pets/${name}`)));
  });

  it('may lack bias labels: then it is unknown what conflicts', async () => {
    const { root } = await pets(
      lines(
        rows.map(([path, name, , split]) => [path, name, split]),
        'path,class,split',
      ),
    );
    const { biasNames, aligned, train } = await open(root);
    expect([biasNames, aligned, train.biasLabels, train.conflicting]).toEqual([null, null, null, null]);
    const report = await checkDataset({ root, name: 'pets' });
    expect(report.problems).toEqual([]);
    expect(report.splits[0]).toMatchObject({ conflicting: null, groups: [[2], [3]] });
    expect(messages(report.notices)).toEqual([expect.stringMatching(/^pets\/list\.csv: no bias labels: precision/)]);
    await expect(listDatasets(root)).resolves.toMatchObject([{ ratios: [{ aligned: null, conflicting: null }] }]);
  });

  it('may know the bias of validation and test images alone: groups are known, which is aligned is not', async () => {
    const table = rows.map(([path, name, bias, split]) => [path, name, split === 'train' ? '' : bias, split]);
    const { root } = await pets(lines(table));
    const { biasNames, aligned, train, test } = await open(root);
    expect([biasNames, aligned, train.biasLabels, test.conflicting]).toEqual([
      ['indoor', 'outdoor', 'snow'],
      null,
      null,
      null,
    ]);
    expect([...(test.biasLabels ?? [])]).toEqual([0, 1]);
  });

  it('is numbered alike where validation and test lie below another root', async () => {
    const { root } = await pets();
    const { root: other } = await pets(lines(rows.filter(([, name, , split]) => name === 'dog' || split === 'test')));
    const { train, valid, test } = await open(root, other);
    expect([train.count, valid.count, test.count]).toEqual([5, 1, 2]);
    expect(rowsOf(valid)).toEqual([['pets/a/7.png', 1, 1, 0]]);
  });

  it('tells all that is wrong with its rows in one report, and counts the others', async () => {
    const outside = join(temporaryFolder(), 'out.png');
    await writeImage(outside, 1, size);
    const wrong = [
      ['a/10.png', 'dog', 'indoor', 'train'],
      ['../pets/a/1.png', 'dog', 'indoor', 'train'],
      ['/etc/hostname.png', 'dog', 'indoor', 'train'],
      ['b/5.png', 'cat', 'indoor', 'test'],
      ['a/link.png', 'dog', 'indoor', 'train'],
      ['list.csv', 'dog', 'indoor', 'train'],
      ['', 'dog', 'indoor', 'train'],
      ['a/1.png', '', 'indoor', 'dev'],
      ['a/1.png', 'dog', '', 'train'],
    ];
    const { root, base } = await pets(lines([...rows, ...wrong]));
    symlinkSync(outside, join(base, 'a', 'link.png'));
    const report = await checkDataset({ root, name: 'pets' });
    expect(messages(report.problems)).toEqual([
      'pets/list.csv: row 18: no class',
      'pets/list.csv: row 18: split is "dev", not train, valid or test',
      'pets/list.csv, row 11: no such file: a/10.png',
      "pets/list.csv, row 12: ../pets/a/1.png is not below the data set's folder",
      "pets/list.csv, row 13: /etc/hostname.png is not below the data set's folder",
      'pets/list.csv, row 15: a/link.png is a symbolic link that leaves the data root; not followed',
      'pets/list.csv, row 16: list.csv is no PNG, JPEG or WebP image by its name',
      'pets/list.csv, row 17: no path',
      'pets/list.csv, row 19: a/1.png is listed already, in list.csv, row 2 (train)',
      'pets/list.csv, row 19: no bias label, and 11 of the training images have one',
      'pets/list.csv, row 14: b/5.png is listed already, in list.csv, row 6 (train)',
    ]);
    expect(report.splits.map(({ count }) => count)).toEqual([5, 2, 2]);
    expect(checkError(report)).toMatchObject({ kind: 'user', code: 'data-set-damaged' });
    await expect(open(root)).rejects.toMatchObject({ message: expect.stringMatching(/has 11 problems:/) });
  });

  it.each<[what: string, table: readonly string[], code: string, message: RegExp]>([
    [
      'no column class and split',
      ['path,label,bias', 'a/1.png,1,2'],
      'column-missing',
      /no column class, split; its first line is path, label, bias/,
    ],
    ['nothing in it', [''], 'column-missing', /no column path, class, split; its first line is empty/],
    ['one class', lines([['a/1.png', 'dog', 'indoor', 'train']]), 'label-count', /1 classes and 1 bias labels/],
    [
      'an open quotation mark',
      [...lines(), '"a/1.png,dog,indoor,train'],
      'csv-broken',
      /row 11: Quoted field unterminated/,
    ],
  ])('is refused with %s', async (_, table, code, message) => {
    const { root } = await pets(table);
    await expect(open(root)).rejects.toMatchObject({ kind: 'user', code, message: expect.stringMatching(message) });
    await expect(checkDataset({ root, name: 'pets' })).rejects.toMatchObject({ code });
    await expect(listDatasets(root)).resolves.toMatchObject([
      { name: 'pets', problem: expect.stringMatching(message) },
    ]);
  });

  it.each<[what: string, table: readonly string[], code: string, message: RegExp]>([
    [
      'a class without training images',
      lines([...rows.filter(([, name, , split]) => name !== 'cat' || split !== 'train')]),
      'class-missing',
      /pets: no training image of class cat/,
    ],
    [
      'no test image',
      lines(rows.filter(([, , , split]) => split.toLowerCase() !== 'test')),
      'split-empty',
      /pets: no test image/,
    ],
    [
      'a folder for a file',
      lines([...rows, ['folder.png', 'cat', 'snow', 'test']]),
      'not-a-file',
      /folder\.png is no file/,
    ],
  ])('is refused with %s', async (_, table, code, message) => {
    const { root, base } = await pets(table);
    mkdirSync(join(base, 'folder.png'));
    await expect(open(root)).rejects.toMatchObject({ kind: 'user', code, message: expect.stringMatching(message) });
  });

  it('notes that nothing conflicts', async () => {
    const { root } = await pets(lines(rows.filter(([path]) => path !== 'a/3.png')));
    const { problems, notices } = await checkDataset({ root, name: 'pets' });
    expect(problems).toEqual([]);
    expect(notices).toContainEqual(expect.objectContaining({ code: 'no-conflict' }));
  });

  it('is refused in Latin-1, as its names would be garbled', async () => {
    const { root, base } = await pets();
    writeFileSync(join(base, 'list.csv'), lines([['a/1.png', 'Käfer', 'indoor', 'train']]).join('\n'), 'latin1');
    await expect(open(root)).rejects.toMatchObject({ code: 'csv-encoding' });
  });

  it('is that of several which is named dataset.csv', async () => {
    const { root, base } = await pets();
    writeText(join(base, 'other.csv'), ['x', '1']);
    await expect(open(root)).rejects.toMatchObject({
      code: 'csv-ambiguous',
      message: expect.stringMatching(/has 2 CSV files: list\.csv, other\.csv/),
    });
    renameSync(join(base, 'list.csv'), join(base, 'dataset.csv'));
    expect((await open(root)).train.count).toBe(5);
  });

  it.each([
    ['the folder', ''],
    ['the table', 'list.csv'],
    ['a folder of images', 'b'],
  ])('does not follow %s out of the data root', async (_, what) => {
    const { root, base } = await pets();
    const outside = join(temporaryFolder(), 'moved');
    renameSync(join(base, what), outside);
    symlinkSync(outside, join(base, what));
    await expect(open(root)).rejects.toMatchObject({ kind: 'user', code: 'link-leaves-root' });
  });

  it('is told to be put there where nothing is', async () => {
    const { root, base } = await pets();
    rmSync(base, { recursive: true });
    await expect(open(root)).rejects.toMatchObject({
      code: 'data-set-missing',
      message: expect.stringMatching(/and no CSV file in .*pets$/),
      remedy: expect.stringMatching(/^Put your images there with a CSV file of the columns path, class, bias, split/),
    });
  });
});
