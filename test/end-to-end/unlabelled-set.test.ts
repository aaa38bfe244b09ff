// Images of which no bias label is known, in a real browser with the real engine: no view shows a number that nobody knows.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { overflowing, seriousProblems } from '../browser/watched-page.ts';
import { workbenchInBrowser } from '../browser/workbench-in-browser.ts';
import { TEST_COUNT } from '../dataset/small-mnist.ts';
import { attend, smallDataRoot, smallRun } from './small-run.ts';
import { writeUnlabelledDigits } from './unlabelled-digits.ts';

const TRAINING = 110;

const { open } = workbenchInBrowser(async (home) => {
  const root = await smallDataRoot();
  writeUnlabelledDigits(root);
  await cp(join(root, 'own'), join(home, 'data', 'own'), { recursive: true });
  for (const seed of [55, 66]) await attend(await smallRun({ data: 'own', seed }, join(home, 'runs', `seed-${seed}`)));
});

/** What a view would say that gave 0 for what is unknown. */
const claimed = /(precision|recall|aligned|conflict\w*|worst[ -]group)\W{0,3}(accuracy)?\W{0,3}\d+(\.\d)? %/i;

async function saysNothingUnknown(page: Page, complaints: readonly string[]): Promise<void> {
  expect(await page.locator('#view').textContent()).not.toMatch(claimed);
  expect(await page.locator('#view').textContent()).not.toMatch(/NaN|undefined|Infinity/);
  expect(await seriousProblems(page)).toEqual([]);
  expect(await overflowing(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
}

test('the run shows accuracy in total and by class, and says why there is no other', async () => {
  const { page, complaints } = await open('/runs/seed-55');
  const table = page.getByRole('table', { name: /accuracy/i }).first();
  await table.waitFor();
  expect(await table.getByRole('rowheader').allInnerTexts()).toEqual(expect.arrayContaining(['even', 'odd']));
  await page
    .getByText(/no bias labels/i)
    .first()
    .waitFor();
  await saysNothingUnknown(page, complaints);
});

test('the table of runs has no conflict ratio of a set without one', async () => {
  const { page, complaints } = await open('/runs');
  const row = page.getByRole('row', { name: /seed-55/ });
  await row.waitFor();
  const columns = await page.getByRole('columnheader').allInnerTexts();
  const at = columns.findIndex((name) => /Conflict\s+ratio/.test(name));
  expect(await row.locator('th, td').nth(at).textContent()).toBe('–');
  await saysNothingUnknown(page, complaints);
});

test('Samples says that precision and recall are unknown; marks are made and saved all the same', async () => {
  const { page, complaints } = await open('/samples/seed-55/mined=mined');
  await page.getByRole('alert').filter({ hasText: 'This data set has no bias labels' }).waitFor();
  const set = page.getByRole('region', { name: 'Which mined set' });
  expect(await set.textContent()).toMatch(/precision\s*–\s*recall\s*–/);
  const all = page.getByRole('region', { name: 'By class' }).getByRole('row', { name: /^all/ });
  expect((await all.getByRole('cell').allInnerTexts()).slice(1)).toEqual(['–', '–', '–', '–']);
  await page.getByRole('listbox', { name: 'Samples' }).getByRole('option').first().dblclick();
  const dialog = page.getByRole('dialog');
  expect(await dialog.textContent()).toMatch(/Bias\s*unknown\s*Group\s*unknown/);
  await page.keyboard.press('u');
  await page.keyboard.press('Escape');
  await page.getByRole('region', { name: 'Correction' }).getByText('+0 marked, −1 unmarked').waitFor();
  await page.getByRole('button', { name: 'Save as a corrected mined set' }).click();
  await page.getByText('Saved as version 1.').waitFor();
  await saysNothingUnknown(page, complaints);
});

test('Compare compares what is known of both', async () => {
  const { page, complaints } = await open('/compare/seed-55,seed-66');
  const counts = page
    .getByRole('region', { name: 'Samples that one gets right' })
    .getByRole('group', { name: 'Which samples' })
    .getByRole('button', { name: /right|wrong/ });
  await expect.poll(() => counts.count(), { timeout: 20_000 }).toBe(5);
  const numbers = (await counts.allTextContents()).slice(0, 4).map((text) => Number.parseInt(text, 10));
  expect(numbers.reduce((sum, number) => sum + number, 0)).toBe(TEST_COUNT);
  await saysNothingUnknown(page, complaints);
});

test('Features are coloured by class and by what is mined, not by bias', async () => {
  const { page, complaints } = await open('/features/seed-55/train');
  await page.getByLabel('Images', { exact: true }).fill(String(TRAINING));
  await page.getByRole('button', { name: 'Lay out the features' }).click();
  await page.getByRole('application').waitFor({ timeout: 90_000 });
  const choices = page.getByRole('radiogroup', { name: 'Coloured by' });
  expect(await choices.getByRole('radio', { name: 'bias' }).isDisabled()).toBe(true);
  expect(await choices.getByRole('radio', { name: 'mined' }).isDisabled()).toBe(false);
  await saysNothingUnknown(page, complaints);
});
