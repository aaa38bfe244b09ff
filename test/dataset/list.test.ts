import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listDatasets } from '../../dataset/list.ts';
import { buildSmall, temporaryFolder } from './small-mnist.ts';

it('lists data sets with their ratios and counts', async () => {
  const root = temporaryFolder();
  await buildSmall(root);
  await buildSmall(root, { conflictPercent: 1 });
  await buildSmall(root, { name: 'fashion', seed: 3 });
  mkdirSync(join(root, 'no-data-set'));
  await expect(listDatasets(root)).resolves.toEqual([
    {
      name: 'cmnist',
      title: 'Colored MNIST',
      ratios: [
        { conflictPercent: 1, aligned: 109, conflicting: 1, train: 110, valid: 10, seed: 1 },
        { conflictPercent: 5, aligned: 105, conflicting: 5, train: 110, valid: 10, seed: 1 },
      ],
      test: 20,
      problem: null,
    },
    {
      name: 'fashion',
      title: null,
      ratios: [{ conflictPercent: 5, aligned: 105, conflicting: 5, train: 110, valid: 10, seed: 3 }],
      test: 20,
      problem: null,
    },
  ]);
});

it('lists nothing where there is no data root', async () => {
  await expect(listDatasets(join(temporaryFolder(), 'absent'))).resolves.toEqual([]);
});
