import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildDataset } from '../../../dataset/build.ts';
import type { BuildPlan, BuildRequest, PlannedSplit } from '../../../dataset/builder.ts';
import { cifar10cBuilder } from '../../../dataset/cifar10c/cifar10c-builder.ts';
import { openDataset } from '../../../dataset/open.ts';
import { temporaryFolder, treeOf } from '../small-mnist.ts';
import { writeSmallCifar } from './small-cifar.ts';

function small(changes: Partial<BuildRequest> = {}): BuildRequest {
  const source = temporaryFolder();
  writeSmallCifar(source);
  return { root: temporaryFolder(), name: 'cifar10c', conflictPercent: 5, seed: 1, source, ...changes };
}

function planSmall(seed = 1, severity = 5): Promise<BuildPlan> {
  return cifar10cBuilder.plan({ ...small({ seed }), settings: { severity } });
}

async function drawn({ images, draw }: PlannedSplit): Promise<string[]> {
  const all = images.map(async ({ path }, index) => {
    const pixels = new Uint8Array(32 * 32 * 3);
    await draw(index, pixels);
    return `${path} ${createHash('sha256').update(pixels).digest('hex')}`;
  });
  return Promise.all(all);
}

describe('builder of Corrupted CIFAR-10', () => {
  it('writes the published layout, which opens', async () => {
    const request = small();
    const { counts } = await buildDataset(cifar10cBuilder, request);
    expect(counts).toEqual({ train: 180, conflicting: 9, valid: 20, test: 100 });
    const paths = treeOf(join(request.root, 'cifar10c')).map(([path]) => path);
    const matching = (pattern: RegExp): number => paths.filter((path) => pattern.test(path)).length;
    expect(matching(/^5pct\/align\/(\d)\/\d+_\1_\1\.png$/)).toBe(171);
    expect(matching(/^5pct\/conflict\/(\d)\/\d+_\1_(?!\1)\d\.png$/)).toBe(9);
    expect(matching(/^5pct\/valid\/(\d)\/\d+_\1_\d\.png$/)).toBe(20);
    expect(matching(/^test\/(\d)\/\d+_\1_\d\.png$/)).toBe(100);
    const { train, shape } = await openDataset(request);
    expect([train.count, shape]).toEqual([180, { height: 32, width: 32, channels: 3 }]);
  });

  it('draws an image by its number, whatever ratio it is in', async () => {
    const request = small();
    await buildDataset(cifar10cBuilder, request);
    await buildDataset(cifar10cBuilder, { ...request, conflictPercent: 0.5 });
    const base = join(request.root, 'cifar10c');
    const high = treeOf(join(base, '5pct', 'align'));
    const shared = high.filter(([path]) => existsSync(join(base, '0.5pct', 'align', path)));
    expect(shared.length).toBeGreaterThan(150);
    for (const [path, bytes] of shared) {
      expect(readFileSync(join(base, '0.5pct', 'align', path)).toString('base64')).toBe(bytes);
    }
  });

  it('draws the same pixels for a seed in every version of this recipe', async () => {
    const { train, valid, test } = await planSmall();
    const hash = createHash('sha256');
    for (const split of [train, valid, test]) {
      for (const line of await drawn(split)) hash.update(line);
    }
    // Computed by this builder, recipe 1. When it changes on purpose, raise the recipe.
    expect(hash.digest('hex')).toBe('337ca9eede04b2af9e451aeb345f40bfa7d22715a49e1aaa609324dad00c8976');
  });

  it('draws others for another seed or severity', async () => {
    const one = await drawn((await planSmall()).test);
    const [seeded, milder] = [await drawn((await planSmall(2)).test), await drawn((await planSmall(1, 4)).test)];
    const alike = (other: readonly string[]): number => other.filter((line) => one.includes(line)).length;
    expect(alike(seeded)).toBeLessThan(10);
    expect(alike(milder)).toBe(0);
    expect(milder.map((line) => line.split(' ')[0])).toEqual(one.map((line) => line.split(' ')[0]));
  });

  it('refuses another severity under the same name, and says so', async () => {
    const request = small({ settings: { severity: 5 } });
    await buildDataset(cifar10cBuilder, request);
    await expect(buildDataset(cifar10cBuilder, { ...request, settings: { severity: 4 } })).rejects.toMatchObject({
      code: 'data-set-exists',
      message: expect.stringMatching(/seed 1, severity 5 .*seed 1, severity 4 /),
    });
    const manifest = JSON.parse(readFileSync(join(request.root, 'cifar10c', 'test', 'build.json'), 'utf8'));
    expect(manifest).toMatchObject({ builder: 'cifar10c', settings: { severity: 5 } });
  });

  it('is named where the set is missing, with the source that it needs', async () => {
    const opened = openDataset({ root: temporaryFolder(), name: 'cifar10c', conflictPercent: 2 });
    const remedy = expect.stringContaining('dcwp data build cifar10c --conflict 2 --source PATH');
    await expect(opened).rejects.toMatchObject({ code: 'data-set-missing', remedy });
  });

  it('says where CIFAR-10 is to be had when it is not given', async () => {
    const { source: _, ...request } = small();
    await expect(buildDataset(cifar10cBuilder, request)).rejects.toMatchObject({
      kind: 'user',
      code: 'source-missing',
      remedy: expect.stringMatching(/cifar-10-binary.tar.gz from https.*--source/),
    });
  });
});
