// Images that vanished since a run was trained on them, in a real browser: it is said of each, and the rest goes on.
import { rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { requireMinedSet } from '../../electron/services/samples/stored-mined-set.ts';
import { seriousProblems } from '../browser/watched-page.ts';
import { workbenchInBrowser } from '../browser/workbench-in-browser.ts';
import { attend, smallDataRoot, smallRun } from './small-run.ts';

const { open, home } = workbenchInBrowser(async (folder) => {
  await cp(await smallDataRoot(), join(folder, 'data'), { recursive: true });
  await attend(await smallRun({}, join(folder, 'runs', 'trained')));
});

const pathsOf = (): readonly string[] => requireMinedSet(join(home(), 'runs', 'trained')).paths;
const vanish = (index: number): void => rmSync(join(home(), 'data', pathsOf()[index] ?? ''));
const gallery = (page: Page) => page.getByRole('listbox', { name: 'Samples' });
const tile = (page: Page, place: number) => gallery(page).getByRole('option').nth(place);

/** A browser says itself that an image was not to be had. */
const others = (complaints: readonly string[]): string[] =>
  complaints.filter((complaint) => !/status of 410|thumbnail/.test(complaint));

test('an image that vanishes while the samples are open is shown as gone, in the gallery and large', async () => {
  const { page, complaints } = await open('/samples/trained');
  await page.getByRole('table', { name: 'Samples of each group' }).waitFor();
  vanish(3);
  // Of a size that was not asked for yet.
  await page.getByRole('button', { name: 'Larger images' }).click();
  await page.getByRole('button', { name: 'Larger images' }).click();
  await tile(page, 3).getByText('gone').waitFor();
  expect(await tile(page, 2).getByText('gone').count()).toBe(0);
  expect(await seriousProblems(page)).toEqual([]);
  await tile(page, 3).dblclick();
  const dialog = page.getByRole('dialog', { name: 'Sample 3' });
  await dialog.getByText('Its image is gone').waitFor();
  await page.keyboard.press('ArrowRight');
  const next = page.getByRole('dialog', { name: 'Sample 4' });
  await next.getByRole('img', { name: /^Sample 4/ }).waitFor();
  expect(await next.getByText('Its image is gone').count()).toBe(0);
  expect(others(complaints)).toEqual([]);
  await page.context().close();
});

test('images that vanished before are counted, and marks are still made and saved', async () => {
  vanish(5);
  const { page, complaints } = await open('/samples/trained');
  const changed = page.getByRole('alert').filter({ hasText: 'The data set was changed since the run' });
  await changed.getByText(/2 of its images are gone/).waitFor();
  await tile(page, 5).getByText('gone').waitFor();
  await tile(page, 5).dblclick();
  await page.getByRole('dialog', { name: 'Sample 5' }).getByText('Its image is gone').waitFor();
  await page.keyboard.press('Escape');
  await gallery(page).focus();
  await page.keyboard.press('Control+a');
  const { mined } = requireMinedSet(join(home(), 'runs', 'trained'));
  await page.getByRole('button', { name: 'Unmark', exact: true }).click();
  await tile(page, 5).click();
  await page.getByRole('button', { name: 'Mark as mined' }).click();
  const all = mined.reduce<number>((sum, mark) => sum + mark, 0);
  const [added, removed] = mined[5] === 1 ? [0, all - 1] : [1, all];
  const correction = page.getByRole('region', { name: 'Correction' });
  await correction.getByText(`+${added} marked, −${removed} unmarked`).waitFor();
  await correction.getByRole('button', { name: 'Save as a corrected mined set' }).click();
  // It is saved; a run cannot begin before the images are there again, which is said.
  await correction.getByText('a run can begin once it is as it was').waitFor();
  expect(await correction.getByRole('button', { name: /^Start a run/ }).isDisabled()).toBe(true);
  expect(others(complaints)).toEqual([]);
  await page.context().close();
});

test('a data set that is gone takes no more than its images with it', async () => {
  rmSync(join(home(), 'data', 'cmnist'), { recursive: true });
  const { page, complaints } = await open('/samples/trained');
  await page.getByRole('alert').filter({ hasText: 'The data set of this run is not there' }).waitFor();
  await tile(page, 0).getByText('gone').waitFor();
  await tile(page, 0).dblclick();
  await page.getByRole('dialog', { name: 'Sample 0' }).getByText('Its image is gone').waitFor();
  expect(others(complaints)).toEqual([]);
  await page.context().close();
});
