import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDataset } from '../../dataset/check.ts';
import { openDataset } from '../../dataset/open.ts';
import { temporaryFolder } from './small-mnist.ts';
import { rowsOf, writeImages } from './written-sets.ts';

/** Two files of each class in align/, the first class once in conflict/. */
function trainingPaths(ratio: string, classes: number): string[] {
  const labels = Array.from({ length: classes }, (_, label) => label);
  const aligned = labels.flatMap((label) => [7, 12].map((id) => `${ratio}/align/${label}/${id}_${label}_${label}.png`));
  return [...aligned, `${ratio}/conflict/0/100_0_1.png`];
}

describe('published data sets', () => {
  it('cifar10c has class folders in validation and test', async () => {
    const root = temporaryFolder();
    const other = ['0.5pct/valid/3/5_3_3.png', 'test/9/1_9_0.png', 'test/9/1_9_9.png'];
    await writeImages(join(root, 'cifar10c'), [...trainingPaths('0.5pct', 10), ...other], { height: 32, width: 32 });
    const dataset = await openDataset({ root, name: 'cifar10c', conflictPercent: 0.5 });
    expect(dataset).toMatchObject({ conflictPercent: 0.5, classes: 10, shape: { height: 32, width: 32 } });
    expect([dataset.classNames[3], dataset.biasNames?.[2]]).toEqual(['cat', 'fog']);
    expect(dataset.train.count).toBe(21);
    expect(rowsOf(dataset.train).filter(([, , , conflicts]) => conflicts === 1)).toEqual([
      ['cifar10c/0.5pct/conflict/0/100_0_1.png', 0, 1, 1],
    ]);
    expect(rowsOf(dataset.valid)).toEqual([['cifar10c/0.5pct/valid/3/5_3_3.png', 3, 3, 0]]);
    expect(rowsOf(dataset.test)).toEqual([
      ['cifar10c/test/9/1_9_0.png', 9, 0, 1],
      ['cifar10c/test/9/1_9_9.png', 9, 9, 0],
    ]);
  });

  it.each(['0.5pct/valid', 'valid'])('bffhq has two classes, and no folders in %s and test', async (valid) => {
    const root = temporaryFolder();
    const other = [`${valid}/3_1_1.png`, 'test/4_0_1.png', 'test/5_1_0.png'];
    await writeImages(join(root, 'bffhq'), [...trainingPaths('0.5pct', 2), ...other], { height: 128, width: 128 });
    const dataset = await openDataset({ root, name: 'bffhq', conflictPercent: 0.5 });
    expect([dataset.classes, dataset.train.count, dataset.valid.count]).toEqual([2, 5, 1]);
    expect(dataset.valid.path(0)).toBe(`bffhq/${valid}/3_1_1.png`);
    expect(rowsOf(dataset.test)).toEqual([
      ['bffhq/test/4_0_1.png', 0, 1, 1],
      ['bffhq/test/5_1_0.png', 1, 0, 1],
    ]);
    await expect(checkDataset({ root, name: 'bffhq' })).resolves.toMatchObject({ problems: [] });
  });

  it('a ratio that is not there is told with those that are', async () => {
    const root = temporaryFolder();
    await writeImages(join(root, 'bffhq'), trainingPaths('0.5pct', 2), { height: 8, width: 8 });
    await expect(openDataset({ root, name: 'bffhq', conflictPercent: 5 })).rejects.toMatchObject({
      code: 'data-set-missing',
      message: expect.stringMatching(/no folder .*bffhq.5pct; there is 0\.5 %$/),
    });
  });

  it('a mistyped name is told with the one that was meant', async () => {
    await expect(openDataset({ root: temporaryFolder(), name: 'waterbird', conflictPercent: 5 })).rejects.toMatchObject(
      { code: 'data-set-missing', remedy: expect.stringMatching(/^Did you mean waterbirds\?/) },
    );
  });
});
