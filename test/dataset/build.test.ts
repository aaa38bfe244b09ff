import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildDataset } from '../../dataset/build.ts';
import { cmnistBuilder } from '../../dataset/cmnist/cmnist-builder.ts';
import { openDataset } from '../../dataset/open.ts';
import type { Progress } from '../../dataset/progress.ts';
import { buildSmall, TEST_COUNT, temporaryFolder, treeOf } from './small-mnist.ts';

/** What is in the folder apart from the cache, whose header knows modification times. */
function dataOf(root: string): [string, string][] {
  return treeOf(join(root, 'cmnist')).filter(([path]) => !path.startsWith('.cache'));
}

describe('building a data set', () => {
  it('writes the published layout with exact counts', async () => {
    const root = temporaryFolder();
    const { counts, wrote } = await buildSmall(root);
    expect(counts).toEqual({ train: 110, conflicting: 5, valid: 10, test: TEST_COUNT });
    expect(wrote).toEqual({ ratio: true, test: true });
    const paths = dataOf(root).map(([path]) => path);
    const matching = (pattern: RegExp): number => paths.filter((path) => pattern.test(path)).length;
    expect(matching(/^5pct\/align\/\d\/\d+_\d_\d\.png$/)).toBe(105);
    expect(matching(/^5pct\/conflict\/\d\/\d+_\d_\d\.png$/)).toBe(5);
    expect(matching(/^5pct\/valid\/\d+_\d_\d\.png$/)).toBe(10);
    expect(matching(/^test\/\d\/\d+_\d_\d\.png$/)).toBe(TEST_COUNT);
    expect(paths.length).toBe(140 + 2); // a manifest each for 5pct and test
  });

  it('gives the same bytes for the same seed, others for another', async () => {
    const [one, same, other] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
    await buildSmall(one);
    await buildSmall(same);
    await buildSmall(other, { seed: 2 });
    expect(dataOf(same)).toEqual(dataOf(one));
    expect(dataOf(other)).not.toEqual(dataOf(one));
  });

  it('names the folder of half a percent as published', async () => {
    const root = temporaryFolder();
    const { folder } = await buildSmall(root, { conflictPercent: 0.5 });
    expect(folder).toBe(join(root, 'cmnist', '0.5pct'));
    expect(existsSync(folder)).toBe(true);
  });

  it('shares one test set between ratios of a seed', async () => {
    const root = temporaryFolder();
    await buildSmall(root);
    const before = treeOf(join(root, 'cmnist', 'test'));
    const { wrote } = await buildSmall(root, { conflictPercent: 2 });
    expect(wrote).toEqual({ ratio: true, test: false });
    expect(treeOf(join(root, 'cmnist', 'test'))).toEqual(before);
  });

  it('does nothing where the same is there already', async () => {
    const root = temporaryFolder();
    await buildSmall(root);
    await expect(buildSmall(root)).resolves.toMatchObject({ wrote: { ratio: false, test: false } });
  });

  it.each([
    ['another seed at the same ratio', { seed: 2 }],
    ['another seed at another ratio', { seed: 2, conflictPercent: 2 }],
  ])('refuses %s, naming both, and changes nothing', async (_, changes) => {
    const root = temporaryFolder();
    await buildSmall(root);
    const before = treeOf(root);
    await expect(buildSmall(root, changes)).rejects.toMatchObject({
      kind: 'user',
      code: 'data-set-exists',
      message: expect.stringMatching(/seed 1 .*seed 2 /),
      remedy: expect.stringContaining('--name'),
    });
    expect(treeOf(root)).toEqual(before);
  });

  it('refuses to write over what it did not make', async () => {
    const root = temporaryFolder();
    mkdirSync(join(root, 'cmnist', 'test', '0'), { recursive: true });
    writeFileSync(join(root, 'cmnist', 'test', '0', '1_0_0.png'), 'theirs');
    await expect(buildSmall(root)).rejects.toMatchObject({ code: 'data-set-exists' });
    expect(treeOf(root).length).toBe(1);
  });

  it('refuses a name that leaves the data root', async () => {
    await expect(buildSmall(temporaryFolder(), { name: '../elsewhere' })).rejects.toMatchObject({
      code: 'data-set-name',
    });
  });

  it('reports progress and leaves nothing half done when it is stopped', async () => {
    const root = temporaryFolder();
    const controller = new AbortController();
    const seen: Progress[] = [];
    const progress = (step: Progress): void => {
      seen.push(step);
      if (step.task === 'writing 5pct' && step.done >= 100) controller.abort();
    };
    await expect(buildSmall(root, { signal: controller.signal, progress })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(seen).toContainEqual({ task: 'writing test', done: TEST_COUNT, total: TEST_COUNT });
    expect(readdirSync(join(root, 'cmnist'))).toEqual(['test']);
    await expect(buildSmall(root)).resolves.toMatchObject({ wrote: { ratio: true, test: false } });
  });

  it('clears away what a killed build of this machine left, and nothing else', async () => {
    const root = temporaryFolder();
    const host = hostname().replaceAll(/[^a-zA-Z0-9]/g, '-');
    const abandoned = `.building-${host}-999999999-00ff`; // no process has that id
    const foreign = '.building-another--host-999999999-00ff';
    const running = `.building-${host}-${process.pid}-00ff`;
    for (const folder of [abandoned, foreign, running]) {
      mkdirSync(join(root, 'cmnist', folder, 'align'), { recursive: true });
    }
    await buildSmall(root);
    const left = readdirSync(join(root, 'cmnist')).filter((entry) => entry.startsWith('.building'));
    expect(left.toSorted()).toEqual([foreign, running].toSorted());
  });

  it('lets two builds of the same set go on at once', async () => {
    const root = temporaryFolder();
    const results = await Promise.all([buildSmall(root), buildSmall(root)]);
    expect(results.filter(({ wrote }) => wrote.ratio).length).toBe(1);
    await expect(openDataset({ root, name: 'cmnist', conflictPercent: 5 })).resolves.toMatchObject({ classes: 10 });
  });

  it('fails with a remedy where nothing can be written', async () => {
    const root = join(temporaryFolder(), 'a-file');
    writeFileSync(root, '');
    await expect(buildSmall(root)).rejects.toMatchObject({
      kind: 'failure',
      code: 'build-not-written',
      message: expect.stringContaining(root),
      remedy: expect.stringContaining('--out ROOT'),
    });
  });

  it('says which raw files are missing', async () => {
    const source = temporaryFolder();
    const request = { root: temporaryFolder(), name: 'cmnist', conflictPercent: 5, seed: 1, source };
    await expect(buildDataset(cmnistBuilder, request)).rejects.toMatchObject({ kind: 'user', code: 'idx-missing' });
  });

  it('caches what it drew, so that opening decodes nothing', async () => {
    const root = temporaryFolder();
    await buildSmall(root);
    const cache = join(root, 'cmnist', '.cache');
    expect(readdirSync(cache).toSorted()).toEqual(['5pct-train.packed', '5pct-valid.packed', 'test.packed']);
    const tasks = new Set<string>();
    const progress = ({ task }: Progress): void => void tasks.add(task);
    const open = () => openDataset({ root, name: 'cmnist', conflictPercent: 5, progress });
    const drawn = await open();
    expect(tasks).toEqual(new Set());
    const before = readFileSync(join(cache, '5pct-train.packed'));
    rmSync(cache, { recursive: true });
    const decoded = await open();
    expect(tasks).toEqual(new Set(['decoding 5pct-train', 'decoding 5pct-valid', 'decoding test']));
    expect(readFileSync(join(cache, '5pct-train.packed')).equals(before)).toBe(true);
    expect(decoded.test.classLabels).toEqual(drawn.test.classLabels);
  });
});
