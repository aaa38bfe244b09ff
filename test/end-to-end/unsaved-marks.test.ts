// Work that is not saved yet, in a real browser: a reload loses nothing of it, and nothing of it is said of other samples.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { requireMinedSet } from '../../electron/services/samples/stored-mined-set.ts';
import { minedSet } from '../../shared/mined-set.ts';
import { seriousProblems } from '../browser/watched-page.ts';
import { workbenchInBrowser } from '../browser/workbench-in-browser.ts';
import { attend, smallDataRoot, smallRun } from './small-run.ts';

const { open, home } = workbenchInBrowser(async (folder) => {
  await attend(await smallRun({ train_root_dir: await smallDataRoot() }, join(folder, 'runs', 'mined')));
});

const folder = (): string => join(home(), 'runs', 'mined');
const correction = (page: Page) => page.getByRole('region', { name: 'Correction' });
const said = (page: Page, text: string) => correction(page).getByText(text).waitFor();
const back = (page: Page) => page.getByRole('status').filter({ hasText: 'Your unsaved marks are back' });

/** Takes all out of the mined set but one, and says why; how many that are. */
async function unmark(page: Page, why: string): Promise<number> {
  const { mined } = requireMinedSet(folder());
  const last = mined.lastIndexOf(1);
  const unmarked = mined.filter((mark, index) => mark === 1 && index !== last).length;
  await page.getByRole('button', { name: /^Select all/ }).click();
  const kept = page.getByRole('listbox', { name: 'Samples' }).getByRole('option', { selected: true }).last();
  await kept.click({ modifiers: ['Control'] });
  await page.getByRole('button', { name: 'Unmark', exact: true }).click();
  await correction(page).getByLabel('Note').fill(why);
  await said(page, `+0 marked, −${unmarked} unmarked`);
  return unmarked;
}

test('marks and their note are back after a reload, and can be discarded', async () => {
  const { page, complaints } = await open('/samples/mined/mined=mined');
  const unmarked = await unmark(page, 'one is enough');
  await page.reload();
  await back(page).waitFor();
  await said(page, `+0 marked, −${unmarked} unmarked`);
  expect(await correction(page).getByLabel('Note').inputValue()).toBe('one is enough');
  expect(await seriousProblems(page)).toEqual([]);

  // What is told once is not told again, also where one was elsewhere meanwhile.
  await back(page).getByRole('button', { name: 'Keep them' }).click();
  await page.getByRole('link', { name: 'Open the run' }).click();
  await page.goBack();
  await said(page, `+0 marked, −${unmarked} unmarked`);
  expect(await back(page).count()).toBe(0);

  await page.reload();
  await back(page).getByRole('button', { name: 'Discard' }).click();
  await said(page, 'no changes yet');
  await page.reload();
  await said(page, 'no changes yet');
  expect(await back(page).count()).toBe(0);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('a saved version is gone on from after a reload, and what was changed since is not saved', async () => {
  const { page, complaints } = await open('/samples/mined/mined=mined');
  const unmarked = await unmark(page, 'first');
  await correction(page).getByRole('button', { name: 'Save as a corrected mined set' }).click();
  await said(page, 'Saved as version 1.');
  await page.reload();
  await said(page, 'Saved as version 1.');
  expect(await back(page).count()).toBe(0);
  await correction(page).getByLabel('Note').fill('second');
  await page.reload();
  await back(page).getByText(`0 marked, ${unmarked} unmarked, with your note`).waitFor();
  await correction(page).getByRole('button', { name: 'Save as a corrected mined set' }).click();
  await said(page, 'Saved as version 2.');
  expect(await back(page).count()).toBe(0);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('another tab knows nothing of them', async () => {
  const one = await open('/samples/mined/mined=mined');
  await unmark(one.page, 'mine');
  const other = await one.page.context().newPage();
  await other.goto(one.page.url());
  await said(other, 'no changes yet');
  await one.page.context().close();
});

test('marks of a mined set that is another one now are refused, and their note is shown', async () => {
  const { page, complaints } = await open('/samples/mined/mined=mined');
  await unmark(page, 'of what was mined before');
  const file = join(folder(), 'mined.json');
  const before = readFileSync(file, 'utf8');
  const { paths, ...rest } = minedSet.parse(JSON.parse(before));
  writeFileSync(file, JSON.stringify({ ...rest, paths: [...paths.slice(1), paths[0]] }));
  await page.reload();
  const refused = page.getByRole('alert').filter({ hasText: 'Your unsaved marks were not taken over' });
  await refused.getByText(/the marks would be of other samples\. Their note was: “of what was mined before”/).waitFor();
  await said(page, 'no changes yet');
  await refused.getByRole('button', { name: 'Close' }).click();
  writeFileSync(file, before);
  expect(complaints).toEqual([]);
  await page.context().close();
});
