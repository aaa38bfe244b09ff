// What a run's configuration becomes by the images it is to be trained on.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDataset } from '../../../../dataset/check.ts';
import { openDataset } from '../../../../dataset/open.ts';
import { fitToImages } from '../../../../electron/services/runs/fit-to-images.ts';
import { type Configuration, configuration } from '../../../../shared/configuration.ts';
import { temporaryFolder } from '../../../dataset/small-mnist.ts';
import { writeImages, writeText } from '../../../dataset/written-sets.ts';

/** A data root with a set `own` of two classes, its images of that size. */
async function ownImages(height: number, width: number): Promise<string> {
  const root = temporaryFolder();
  const paths = ['train', 'train', 'valid', 'valid', 'test', 'test'].map((split, i) => `${split}/${i}.png`);
  await writeImages(join(root, 'own'), paths, { height, width });
  const rows = paths.map((path, i) => `${path},${i % 2},${path.split('/')[0]}`);
  writeText(join(root, 'own', 'list.csv'), ['path,class,split', ...rows]);
  return root;
}

async function fitted(size: readonly [number, number], given: Partial<Configuration> = {}): Promise<Configuration> {
  const root = await ownImages(...size);
  return await fitToImages(configuration.parse({ data: 'own', ...given }), { trainRoot: root, testRoot: root });
}

describe('the network of images of your own', () => {
  it.each<[network: string, size: [number, number], given: Partial<Configuration>]>([
    ['cnn', [28, 28], {}],
    ['cnn', [20, 40], {}],
    ['resnet18', [32, 32], {}],
    ['resnet18', [65, 80], {}],
    ['cnn', [28, 28], { transform: 'as-is' }],
    ['resnet18', [28, 28], { transform: 'celebA' }],
    ['resnet50', [28, 28], { network: 'resnet50' }],
  ])('is %s for %j and %j', async (network, size, given) => {
    expect(await fitted(size, given)).toMatchObject({ network });
  });

  it('is left open where it is the published one, or that of cmnist_use_mlp', async () => {
    expect((await fitted([28, 28], { cmnist_use_mlp: true })).network).toBeNull();
    const roots = { trainRoot: '/nowhere', testRoot: '/nowhere' };
    expect((await fitToImages(configuration.parse({ data: 'celebA' }), roots)).network).toBeNull();
  });
});

describe('the transform that is chosen', () => {
  it.each<[string, [number, number], { height: number; width: number }]>([
    ['as-is', [100, 80], { height: 100, width: 80 }],
    ['bffhq', [100, 80], { height: 160, width: 128 }],
    ['cifar10c', [32, 32], { height: 32, width: 32 }],
    ['celebA', [28, 28], { height: 224, width: 224 }],
  ])('%s makes of %j images of %j', async (name, size, shape) => {
    const root = await ownImages(...size);
    const { transform } = configuration.parse({ transform: name });
    const dataset = await openDataset({ root, name: 'own', conflictPercent: 5, transform: transform ?? undefined });
    expect(dataset.shape).toMatchObject(shape);
    await dataset.close();
  });

  it('is refused before a run is made where training and evaluation would differ in size', async () => {
    const refusal = { kind: 'user', code: 'transform-size', message: expect.stringContaining('of files of 40x40') };
    await expect(fitted([40, 40], { transform: 'cifar10c' })).rejects.toMatchObject(refusal);
    const root = await ownImages(40, 40);
    await expect(checkDataset({ root, name: 'own', transform: 'cifar10c' })).rejects.toMatchObject(refusal);
  });
});
