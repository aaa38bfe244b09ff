import { mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDataset, checkError } from '../../dataset/check.ts';
import { encodePng } from '../../dataset/png-encoder.ts';
import { buildSmall, temporaryFolder } from './small-mnist.ts';

describe('checking a data set', () => {
  it('counts each group of each split of each ratio', async () => {
    const root = temporaryFolder();
    await buildSmall(root);
    await buildSmall(root, { conflictPercent: 2 });
    const report = await checkDataset({ root, name: 'cmnist' });
    expect(report.problems).toEqual([]);
    const brief = report.splits.map(({ split, conflictPercent, count, conflicting }) => [
      split,
      conflictPercent,
      count,
      conflicting,
    ]);
    expect(brief.slice(0, 4)).toEqual([
      ['train', 2, 110, 2],
      ['valid', 2, 10, 0],
      ['train', 5, 110, 5],
      ['valid', 5, 10, 0],
    ]);
    for (const { groups, count, conflicting } of report.splits) {
      expect(groups.flat().reduce((sum, cell) => sum + cell, 0)).toBe(count);
      expect(groups.reduce((sum, row, label) => sum + (row[label] ?? 0), 0)).toBe(count - (conflicting ?? count));
    }
    const one = await checkDataset({ root, name: 'cmnist', conflictPercent: 5 });
    expect(one.splits.map(({ split }) => split)).toEqual(['train', 'valid', 'test']);
  });

  it('names unreadable, misnamed, oddly sized, missing parts in one report', async () => {
    const root = temporaryFolder();
    await buildSmall(root);
    const ratio = join(root, 'cmnist', '5pct');
    const zero = join(ratio, 'align', '0');
    const [cut = ''] = readdirSync(zero);
    truncateSync(join(zero, cut), 60);
    writeFileSync(join(zero, 'noname.png'), '');
    const small = encodePng(new Uint8Array(3 * 9), { height: 3, width: 3, channels: 3 });
    writeFileSync(join(ratio, 'valid', 'small_1_1.png'), small);
    rmSync(join(root, 'cmnist', 'test'), { recursive: true });
    const report = await checkDataset({ root, name: 'cmnist' });
    expect(report.problems.map(({ code, path }) => [code, path])).toEqual([
      ['misnamed', 'cmnist/5pct/align/0/noname.png'],
      ['image-unreadable', `cmnist/5pct/align/0/${cut}`],
      ['image-odd-size', 'cmnist/5pct/valid/small_1_1.png'],
      ['folder-missing', 'cmnist/test'],
    ]);
    expect(checkError(report)).toMatchObject({
      kind: 'user',
      code: 'data-set-damaged',
      message: 'The data set cmnist has 4 problems',
    });
  });

  it('notes classes that validation or test images lack', async () => {
    const root = temporaryFolder();
    await buildSmall(root);
    const test = join(root, 'cmnist', 'test');
    for (const label of ['3', '7']) rmSync(join(test, label), { recursive: true });
    const { problems, notices } = await checkDataset({ root, name: 'cmnist' });
    expect(problems).toEqual([]);
    expect(notices).toContainEqual({
      code: 'class-missing',
      path: 'cmnist/test',
      message: 'no image of class 3, 7, 8',
    });
  });

  it('says when there is nothing to check', async () => {
    const root = temporaryFolder();
    mkdirSync(join(root, 'cmnist'));
    await expect(checkDataset({ root, name: 'cmnist' })).rejects.toMatchObject({ code: 'data-set-missing' });
    await expect(checkDataset({ root, name: 'cmnist', conflictPercent: 2 })).rejects.toMatchObject({
      message: expect.stringContaining('conflict ratio of 2 %'),
    });
  });
});
