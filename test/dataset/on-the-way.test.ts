// Data sets that are not kept in memory: too large for the budget, or of images whose sizes vary.
import { existsSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { checkDataset } from '../../dataset/check.ts';
import { openDataset } from '../../dataset/open.ts';
import type { Progress } from '../../dataset/progress.ts';
import { readImages } from './read-images.ts';
import { copyOfSmall, temporaryFolder } from './small-mnist.ts';
import { writeText } from './written-sets.ts';

const small = (root: string) => ({ root, name: 'cmnist', conflictPercent: 5 });

describe('a set above the memory budget', () => {
  it('gives the same images, and writes no cache', async () => {
    const root = await copyOfSmall();
    const kept = await openDataset(small(root));
    const tasks = new Set<string>();
    const progress = ({ task }: Progress): void => void tasks.add(task);
    // One byte less than its 140 images take.
    const onTheWay = await openDataset({ ...small(root), memoryBytes: 140 * 2352 - 1, progress });
    for (const split of ['train', 'valid', 'test'] as const) {
      const all = Array.from({ length: kept[split].count }, (_, index) => index);
      expect(await readImages(onTheWay[split], ...all)).toEqual(await readImages(kept[split], ...all));
    }
    expect(onTheWay.train.path(7)).toBe(kept.train.path(7));
    expect(tasks).toEqual(new Set());
    await onTheWay.close();
  });

  it('is examined file by file', async () => {
    const root = await copyOfSmall();
    const folder = join(root, 'cmnist', '5pct', 'align', '0');
    const [cut = ''] = readdirSync(folder);
    truncateSync(join(folder, cut), 60);
    const { problems } = await checkDataset({ ...small(root), memoryBytes: 0 });
    expect(problems).toMatchObject([{ code: 'image-unreadable', path: `cmnist/5pct/align/0/${cut}` }]);
  });
});

describe('a set of images whose sizes vary', () => {
  async function ownSet(): Promise<string> {
    const root = temporaryFolder();
    const splits = ['train', 'train', 'train', 'valid', 'test'];
    const lines = splits.map((split, i) => `${i}.png,${i % 2},${split}`);
    writeText(join(root, 'own', 'images.csv'), ['path,class,split', ...lines, '5.png,1,valid', '6.png,1,test']);
    for (let i = 0; i < 7; i++) {
      const create = { width: 100 + 20 * i, height: 150, channels: 3, background: { r: 10 * i, g: 0, b: 0 } } as const;
      writeFileSync(join(root, 'own', `${i}.png`), await sharp({ create }).png().toBuffer());
    }
    return root;
  }

  it('is decoded on the way where the transform makes them equal', async () => {
    const root = await ownSet();
    const dataset = await openDataset({ root, name: 'own', conflictPercent: 5 });
    expect(dataset.shape).toEqual({ height: 224, width: 224, channels: 3 });
    const images = await readImages(dataset.train, 0, 1, 2);
    expect([0, 1, 2].map((row) => images[row * 224 * 224 * 3])).toEqual([0, 10, 20]);
    expect(existsSync(join(root, 'own', '.cache', 'train.packed'))).toBe(false);
    const { problems } = await checkDataset({ root, name: 'own' });
    expect(problems).toEqual([]);
  });
});
