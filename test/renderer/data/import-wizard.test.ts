// The import wizard in a real browser: from a folder somewhere to a data set with its groups and images.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../browser/chromium.ts';
import { type ServedWorkbench, serveWorkbench } from '../../browser/served-workbench.ts';
import { openPage, overflowing, seriousProblems } from '../../browser/watched-page.ts';
import { writeImages, writeText } from '../../dataset/written-sets.ts';

let browser: Browser;
let served: ServedWorkbench;

/** Dogs outdoors, cats indoors, every fifth the other way round; no split. */
const pets = Array.from({ length: 60 }, (_, i) => {
  const isDog = i % 2 === 0;
  const isOutdoor = i % 5 === 0 ? !isDog : isDog;
  return {
    path: `${isDog ? 'dogs' : 'cats'}/${i}.png`,
    species: isDog ? 'dog' : 'cat',
    place: isOutdoor ? 'out' : 'in',
  };
});

beforeAll(async () => {
  [browser, served] = await Promise.all([
    launchChromium(),
    serveWorkbench(async (home) => {
      const folder = join(home, 'my pets');
      const paths = pets.map(({ path }) => path);
      await writeImages(folder, paths, { height: 24, width: 24 });
      const rows = pets.map(({ path, species, place }, i) => `${i},${path},${species},${place}`);
      writeText(join(folder, 'pets.csv'), ['id,file,species,place', ...rows]);
    }),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

test('a folder is looked into, its columns are assigned, and it is there with its groups', async () => {
  const { page, complaints } = await openPage(browser, { url: served.url, address: '/data', width: 1024, height: 700 });
  await page.getByRole('button', { name: 'Build or import' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('tab', { name: 'Import' }).click();
  await dialog.getByText('needs no import').waitFor();
  await dialog.getByLabel('Folder of images', { exact: true }).fill(join(served.home, 'my pets'));
  await dialog.getByText('60 images, one table').waitFor();
  expect(await dialog.getByLabel('Name of the data set').inputValue()).toBe('my-pets');

  // Path and bias are told by the columns' names; the class is the one that is left, as "id" is none.
  expect(await dialog.getByRole('combobox', { name: 'Image', exact: true }).inputValue()).toBe('file');
  expect(await dialog.getByRole('combobox', { name: 'Bias', exact: true }).inputValue()).toBe('place');
  const label = dialog.getByRole('combobox', { name: 'Class', exact: true });
  expect(await label.inputValue()).toBe('species');
  await label.click();
  await page.getByRole('option', { name: 'id', exact: true }).click();
  await dialog.getByText(/There are no validation images/).waitFor();
  await label.click();
  await page.getByRole('option', { name: 'species' }).click();
  // 24 dogs outdoors, 6 indoors and the same for cats; of each group a tenth for validation, a tenth for the test.
  await dialog.getByText('Training: 48', { exact: true }).waitFor();
  const groups = dialog.getByRole('table', { name: 'Number of samples of each group' });
  expect(await groups.getByRole('row').allInnerTexts()).toEqual(['class ╲ bias\tin\tout', 'cat\t20\t4', 'dog\t4\t20']);
  await dialog.getByText('No validation or test images are named').waitFor();
  const transform = dialog.getByRole('combobox', { name: 'Transform' });
  await dialog.getByText('become 24x24 by the transform as-is').waitFor();
  await transform.click();
  await page.getByRole('option', { name: /^bffhq: shorter side resized to 128/ }).click();
  await dialog.getByText('become 128x128 by the transform bffhq').waitFor();
  expect(await seriousProblems(page)).toEqual([]);

  await dialog.getByLabel('Name of the data set').fill('cmnist');
  await dialog.getByText('cmnist is the name of Colored MNIST').waitFor();
  const start = dialog.getByRole('button', { name: 'Import', exact: true });
  expect(await start.isDisabled()).toBe(true);
  await dialog.getByLabel('Name of the data set').fill('pets');
  await expect.poll(() => start.isEnabled()).toBe(true);
  await start.click();

  const card = page.getByRole('region', { name: 'pets', exact: true });
  await card
    .getByRole('img', { name: /class dog, bias out/ })
    .first()
    .waitFor();
  await card.getByRole('button', { name: 'class cat, bias out: 4 samples' }).waitFor();
  await page.getByRole('list', { name: 'Work' }).getByText('pets: no problems').waitFor();
  expect(readFileSync(join(served.home, 'data', 'pets', 'dataset.csv'), 'utf8')).toContain('images/cats/1.png,cat,in,');
  expect(readFileSync(join(served.home, 'data', 'pets', 'dataset.json'), 'utf8')).toContain('"bffhq"');
  expect(await overflowing(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('a folder that is not there, and one whose labels nothing tells, are explained', async () => {
  const { page } = await openPage(browser, { url: served.url, address: '/data' });
  await page.getByRole('button', { name: 'Build or import' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('tab', { name: 'Import' }).click();
  const folder = dialog.getByLabel('Folder of images', { exact: true });
  await folder.fill('/no/such/folder');
  await dialog.getByRole('alert').getByText("/no/such/folder can't be read").waitFor();
  await folder.fill(join(served.home, 'my pets', 'dogs'));
  await dialog.getByRole('alert').getByText('Nothing tells their classes').waitFor();
  expect(await dialog.getByRole('button', { name: 'Import', exact: true }).isDisabled()).toBe(true);
  await page.context().close();
});
