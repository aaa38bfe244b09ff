// The comparison of runs in a real browser, with real services and images.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { buildDataset } from '../../../dataset/build.ts';
import { cmnistBuilder } from '../../../dataset/cmnist/cmnist-builder.ts';
import { SampleSets } from '../../../electron/services/data/sample-sets.ts';
import { writeMasks, writePredictions } from '../../browser/evaluated-run.ts';
import { generateRun } from '../../browser/generated-run.ts';
import { overflowing, seriousProblems } from '../../browser/watched-page.ts';
import { workbenchInBrowser } from '../../browser/workbench-in-browser.ts';
import { TEST_COUNT, writeSmallMnist } from '../../dataset/small-mnist.ts';

const brief = { biased_pretrain_iter: 500, pretrain_iter: 500, pruning_iter: 500, retrain_iter: 500 };

async function fill(home: string): Promise<void> {
  const source = join(home, 'source');
  mkdirSync(source);
  writeSmallMnist(source);
  const root = join(home, 'data');
  await buildDataset(cmnistBuilder, { root, name: 'cmnist', conflictPercent: 5, seed: 1, source });
  const sets = new SampleSets();
  const { id, splits } = await sets.open({ root, name: 'cmnist', conflictPercent: 5 });
  const digest = splits.find(({ split }) => split === 'test')?.digest ?? '';
  const classes = [...(await sets.labels(id, 'test')).subarray(0, TEST_COUNT)];
  const runsRoot = join(home, 'runs');
  const run = (name: string, settings: object): string =>
    generateRun({ runsRoot, name, settings: { ...brief, ...settings }, reportEvery: 50 });
  const first = run('first', { seed: 1 });
  writeMasks(first, 0.5, 1);
  writePredictions(first, 'test', digest, classes, 5);
  const second = run('second', { seed: 1, lambda_sparse: 1e-7 });
  writeMasks(second, 0.4, 2);
  writePredictions(second, 'test', digest, classes, 3);
  const moved = run('other-data', { seed: 2, conflict_pct: 1 });
  writePredictions(moved, 'test', 'other samples', classes, 4);
  run('bare', { seed: 3 });
}

const { open } = workbenchInBrowser(fill);

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

describe.each(['/compare', '/compare/first%2Csecond', '/compare/first%2Csecond%2Cother-data%2Cbare'])(
  '%s',
  (address) => {
    test.each([
      ['light', 1600, 1000],
      ['dark', 1024, 700],
    ] as const)('is shown without a complaint: %s, %d × %d', async (scheme, width, height) => {
      const { page, complaints } = await open(address, { scheme, width, height });
      await (address === '/compare'
        ? page.getByRole('heading', { name: 'Choose two to eight runs' }).waitFor()
        : region(page, 'Mask overlap').getByRole('table').waitFor());
      if (address.includes('bare')) await page.getByText('were trained on different data').waitFor();
      await page.waitForTimeout(700);
      expect(await seriousProblems(page)).toEqual([]);
      expect(await overflowing(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  },
);

test('two runs are chosen in the table of runs, then shown with what differs, by keyboard alone', async () => {
  const { page, complaints } = await open('/runs');
  for (const name of ['first', 'second']) {
    const box = page.getByRole('checkbox', { name: `Select ${name}`, exact: true });
    await box.focus();
    await page.keyboard.press('Space');
  }
  await page.getByRole('link', { name: 'Compare', exact: true }).last().focus();
  await page.keyboard.press('Enter');
  const settings = region(page, 'Settings that differ');
  await settings.getByRole('row', { name: /lambda_sparse/ }).waitFor();
  expect(await settings.getByRole('row').count()).toBe(2);
  expect(await settings.getByRole('cell').allTextContents()).toEqual(['', '1e-7', '1e-8 (differs)']);
  const results = region(page, 'Results').getByRole('row', { name: /^first/ });
  await results.getByText('last step, 500').waitFor();
  await expect.poll(() => region(page, 'Accuracy').locator('[data-curve]').count()).toBe(2);
  await region(page, 'Accuracy')
    .getByRole('button', { name: /^second/ })
    .focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => region(page, 'Accuracy').locator('[data-curve]').count()).toBe(1);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('masks and samples are held against one another', async () => {
  const { page, complaints } = await open('/compare/first%2Csecond');
  // Independent masks that keep 0.5 and 0.4 have 0.2 / 0.7 = 28.6 % in common by chance.
  const all = region(page, 'Mask overlap').getByRole('row', { name: /all weights/ });
  const [overlap = 0, chance = 0] = ((await all.textContent())?.match(/[\d.]+(?= %)/g) ?? []).map(Number);
  expect(Math.abs(overlap - 28.6)).toBeLessThan(6);
  expect(Math.abs(chance - 28.6)).toBeLessThan(4);
  const samples = region(page, 'Samples that one gets right');
  // Of samples 0 to 19 the first gets 0, 5, 10, 15 wrong, the second 0, 3, 6, 9, 12, 15, 18.
  const count = (isRight: (i: number) => boolean): number =>
    Array.from({ length: TEST_COUNT }, (_, i) => i).filter(isRight).length;
  const onlySecond = count((i) => i % 5 === 0 && i % 3 !== 0);
  await samples.getByRole('button', { name: `${onlySecond} only second gets right` }).waitFor();
  await samples.getByRole('button', { name: /only first gets right/ }).click();
  const tiles = samples.getByRole('list', { name: 'only first gets right' }).getByRole('listitem');
  await expect.poll(() => tiles.count()).toBe(count((i) => i % 5 !== 0 && i % 3 === 0));
  const loaded =
    'document.querySelectorAll("li img").length > 0 && [...document.querySelectorAll("li img")].every((image) => image.naturalWidth === 28)';
  await expect.poll(() => page.evaluate<boolean>(loaded)).toBe(true);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('what was trained on other data, or never evaluated, is said, and the rest is compared', async () => {
  const { page, complaints } = await open('/compare/first%2Cother-data');
  await page.getByRole('status').getByText('cmnist, 1 % conflict: other-data').waitFor();
  await page.getByText('The two runs speak of different samples').waitFor();
  await expect.poll(() => region(page, 'Accuracy').locator('[data-curve]').count()).toBe(2);
  await page.getByRole('button', { name: 'Leave out other-data' }).click();
  await page.getByRole('combobox', { name: 'Add a run to the comparison' }).click();
  await page.getByRole('option', { name: /^bare/ }).click();
  await page.getByRole('button', { name: 'Evaluate bare' }).waitFor();
  await region(page, 'Mask overlap').getByText('Two pruned runs are needed for it. No mask: bare').waitFor();
  await page.goto(`${new URL(page.url()).origin}/#/compare/first%2Cgone`);
  await page.getByText('gone is not there any more').waitFor();
  await page.getByRole('button', { name: 'Leave out gone' }).click();
  await page.getByText('gone is not there any more').waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  await page.context().close();
});
