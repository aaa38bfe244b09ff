// Runs, New run, Data and Settings in a real browser, with real services: real data, no complaint, clean for axe.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { buildDataset } from '../../../dataset/build.ts';
import { cmnistBuilder } from '../../../dataset/cmnist/cmnist-builder.ts';
import { generateRun } from '../../browser/generated-run.ts';
import { overflowing, seriousProblems } from '../../browser/watched-page.ts';
import { workbenchInBrowser } from '../../browser/workbench-in-browser.ts';
import { writeSmallMnist } from '../../dataset/small-mnist.ts';

const brief = { biased_pretrain_iter: 500, pretrain_iter: 500, pruning_iter: 500, retrain_iter: 500 };

async function fill(home: string): Promise<void> {
  const source = join(home, 'source');
  mkdirSync(source);
  writeSmallMnist(source);
  const order = { root: join(home, 'data'), name: 'cmnist', conflictPercent: 5, seed: 1, source };
  await buildDataset(cmnistBuilder, order);
  const runsRoot = join(home, 'runs');
  for (const seed of [1, 2, 3])
    generateRun({ runsRoot, name: `seed-${seed}`, settings: { ...brief, seed }, reportEvery: 100 });
  generateRun({ runsRoot, name: 'faster', settings: { ...brief, seed: 1, lr_prune: 0.05 }, reportEvery: 100 });
  generateRun({ runsRoot, name: 'broken-off', settings: brief, reportEvery: 100, until: 900 });
}

const { open } = workbenchInBrowser(fill);

const settled: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  '/runs': (page) => page.getByRole('link', { name: 'broken-off' }).waitFor(),
  '/new': (page) => page.getByText('Colored MNIST', { exact: true }).waitFor(),
  '/data': (page) => page.getByRole('img').nth(20).waitFor(),
  '/settings': (page) => page.getByText('C++ compiler').waitFor(),
};

describe.each(Object.entries(settled))('%s', (address, wait) => {
  test.each([
    ['light', 1600, 1000],
    ['dark', 1024, 700],
  ] as const)('is shown without a complaint: %s, %d × %d', async (scheme, width, height) => {
    const { page, complaints, messages } = await open(address, { scheme, width, height });
    await wait(page);
    // A view that stands still asks for nothing but what is new.
    await page.waitForTimeout(1000);
    const before = messages();
    await page.waitForTimeout(1000);
    expect(messages() - before).toBeLessThan(5);
    expect(await seriousProblems(page)).toEqual([]);
    expect(await overflowing(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('the table of runs', () => {
  test('shows settings and results, sorts, filters, and groups by seeds', async () => {
    const { page } = await open('/runs');
    const table = page.getByRole('table', { name: 'Runs' });
    await table.getByRole('row', { name: /faster/ }).waitFor();
    const cells = await table
      .getByRole('row', { name: /faster/ })
      .getByRole('cell')
      .allInnerTexts();
    expect(cells).toEqual(expect.arrayContaining(['cmnist', 'DCWP', '5 %', '100.0 %']));
    await page.getByRole('button', { name: 'Seed', exact: true }).click();
    const firstName = () => table.getByRole('rowheader').first().textContent();
    await expect.poll(firstName).not.toBe('broken-off');
    await page.getByRole('searchbox').or(page.getByLabel('Search for runs')).fill('seed-');
    await expect.poll(() => table.getByRole('rowheader').count()).toBe(3);
    await page.getByRole('switch', { name: 'Group seeds' }).check();
    await table.getByText('n = 3').waitFor();
    expect(await table.getByText(/\d ± \d+\.\d %/).count()).toBeGreaterThan(0);
    await page.context().close();
  });

  test('names a run, deletes it and brings it back', async () => {
    const { page } = await open('/runs');
    await page.getByRole('button', { name: 'Actions for faster' }).click();
    await page.getByRole('menuitem', { name: 'Name and tags…' }).click();
    await page.getByLabel('Name', { exact: true }).fill('With a high rate');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: 'With a high rate' }).waitFor();
    await page.getByRole('button', { name: 'Actions for With a high rate' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('link', { name: 'With a high rate' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('link', { name: 'With a high rate' }).waitFor();
    await page.context().close();
  });

  test('remembers its columns', async () => {
    const { page } = await open('/runs');
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: /^lr_prune/ }).check();
    const column = page.getByRole('columnheader', { name: 'lr_prune' });
    await column.waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('checkbox', { name: /^lr_prune/ }).waitFor({ state: 'detached' });
    // Wider by the edge of its head, and moved to the right by its name: by mouse, and by the keyboard.
    const width = async () => Math.round((await column.boundingBox())?.width ?? 0);
    const before = await width();
    const edge = page.getByRole('separator', { name: 'Width of lr_prune' });
    const box = await edge.boundingBox();
    await page.mouse.move((box?.x ?? 0) + 3, (box?.y ?? 0) + 5);
    await page.mouse.down();
    await page.mouse.move((box?.x ?? 0) + 43, (box?.y ?? 0) + 5, { steps: 3 });
    await page.mouse.up();
    await expect.poll(width).toBe(before + 40);
    await edge.press('ArrowLeft');
    await expect.poll(width).toBe(before + 30);
    const order = async () => (await page.getByRole('columnheader').allInnerTexts()).indexOf('lr_prune');
    const place = await order();
    await page.getByRole('button', { name: 'lr_prune', exact: true }).press('Alt+ArrowRight');
    await expect.poll(order).toBe(place + 1);
    await page
      .getByRole('button', { name: 'lr_prune', exact: true })
      .dragTo(page.getByRole('columnheader', { name: 'Status' }));
    await expect.poll(order).toBe(1);
    // Longer than the pause before it is stored.
    await page.waitForTimeout(1000);
    await page.reload();
    await column.waitFor();
    expect([await order(), await width()]).toEqual([1, before + 30]);
    await page.context().close();
  });
});

describe('the form of a new run', () => {
  test('explains a wrong value at its field, marks a change and puts it back', async () => {
    const { page } = await open('/new');
    const field = page.getByLabel('lr_prune', { exact: true });
    await field.fill('-1');
    await page.getByText('lr_prune is -1. Set lr_prune to a number above 0, up to 100.').waitFor();
    const start = page.getByRole('button', { name: 'Start' });
    expect(await start.isDisabled()).toBe(true);
    await field.fill('2e-2');
    await expect.poll(() => start.isDisabled()).toBe(false);
    await page.getByRole('region', { name: 'Changed settings' }).getByText('0.02').waitFor();
    await page.getByRole('button', { name: 'Put lr_prune back to 0.01' }).click();
    expect(await field.inputValue()).toBe('0.01');
    await page.context().close();
  });

  test('leads from what is wrong to its field, whatever is searched for', async () => {
    const { page } = await open('/new');
    const field = page.getByLabel('retrain_iter', { exact: true });
    await field.fill('');
    await page.getByText('retrain_iter is empty.').waitFor();
    await page.getByLabel('Search for settings').fill('nothing is called so');
    await field.waitFor({ state: 'detached' });
    await page.getByRole('alert').getByRole('button', { name: 'retrain_iter' }).click();
    await expect.poll(() => page.locator(':focus').getAttribute('id')).toBe('setting-retrain_iter');
    await field.fill('5');
    await page.getByLabel('Seed', { exact: true }).fill('1.5');
    await page.getByText(/^seed is "1.5"|^seed is 1.5/).waitFor();
    expect(await page.getByRole('button', { name: 'Copy as command line' }).isDisabled()).toBe(true);
    await page.context().close();
  });

  test('says which names a run can have, and counts a name as no change', async () => {
    const { page } = await open('/new');
    const name = page.getByLabel('Name of the run');
    await name.fill('two words');
    await page.getByText('The name is "two words". Choose up to 100 letters, digits and . _ + = -').waitFor();
    await name.fill('one-word');
    await page.getByText('Choose up to').waitFor({ state: 'detached' });
    await page.getByText('Only changed (0)').waitFor();
    await page.context().close();
  });

  test('has the stages and settings of the chosen method', async () => {
    const { page } = await open('/new');
    await page.getByRole('heading', { name: 'Pruning' }).waitFor();
    await page.getByRole('combobox', { name: 'Method', exact: true }).click();
    await page.getByRole('option', { name: 'ERM' }).click();
    await page.getByRole('heading', { name: 'Training', exact: true }).waitFor();
    expect(await page.getByRole('heading', { name: 'Pruning' }).count()).toBe(0);
    await page.context().close();
  });

  test('tells how long the run will take, and keeps up with its settings', async () => {
    const { page } = await open('/new');
    await page.getByText(/^About .* here$/).waitFor({ timeout: 60_000 });
    const times = page.getByRole('table', { name: 'Stages' }).getByText(/^(< )?\d[\d.]* (s|min)$/);
    // Both networks' pretraining, pruning, retraining; mining is in none of them.
    expect(await times.count()).toBe(4);
    // What a step costs is known by now.
    await page.getByLabel('retrain_iter', { exact: true }).fill('10000000');
    await page.getByText(/^About \d+ h \d\d min here$/).waitFor({ timeout: 3000 });
    await page.context().close();
  });

  test('is filled as another run', async () => {
    const { page } = await open('/new/like/faster');
    await expect.poll(() => page.getByLabel('lr_prune', { exact: true }).inputValue()).toBe('0.05');
    await page.context().close();
  });
});

test('the data view counts each group and shows its images', async () => {
  const { page } = await open('/data');
  await page
    .getByRole('img', { name: /class 3, bias 3/ })
    .first()
    .waitFor();
  const cell = page.getByRole('button', { name: /class 3, bias 3 \(aligned\): \d+ samples/ });
  const count = Number(/: (\d+) samples/.exec((await cell.getAttribute('aria-label')) ?? '')?.[1]);
  await cell.click();
  await expect.poll(() => page.getByRole('img', { name: /Sample/ }).count()).toBe(Math.min(count, 40));
  const widths = () =>
    page.evaluate<number[]>("[...document.querySelectorAll('#view img')].map((image) => image.naturalWidth)");
  await expect.poll(widths).toEqual(Array.from({ length: Math.min(count, 40) }, () => 28));
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByText('done', { exact: false }).waitFor();
  await page.context().close();
});

test('the theme that is chosen in Settings stays', async () => {
  const { page } = await open('/settings');
  await page.getByText('Dark', { exact: true }).click();
  await expect.poll(() => page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
  await page.reload();
  await expect.poll(() => page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
  await page.getByText("As the system's").click();
  await expect.poll(() => page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('light');
  await page.context().close();
});
