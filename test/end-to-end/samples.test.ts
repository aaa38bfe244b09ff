// What was mined is looked at, corrected, and trained by, in a real browser with the real engine.
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openRun } from '../../electron/services/runs/open-run.ts';
import { readCorrection } from '../../electron/services/samples/corrected-sets.ts';
import { requireMinedSet } from '../../electron/services/samples/stored-mined-set.ts';
import { overflowing, seriousProblems } from '../browser/watched-page.ts';
import { workbenchInBrowser } from '../browser/workbench-in-browser.ts';
import { attend, smallDataRoot, smallRun } from './small-run.ts';

const fill = async (home: string): Promise<void> => {
  const run = await smallRun({ train_root_dir: await smallDataRoot() }, join(home, 'runs', 'mined'));
  await attend(run);
};

const { open, home } = workbenchInBrowser(fill);

const gallery = (page: Page) => page.getByRole('listbox', { name: 'Samples' });
/** Shown and selected samples, as the bar below the images says. */
const counts = (page: Page, text: RegExp) =>
  expect
    .poll(() => page.getByRole('region', { name: 'Shown and selected' }).getByRole('status').textContent(), {
      timeout: 20_000,
    })
    .toMatch(text);
const correction = (page: Page) => page.getByRole('region', { name: 'Correction' });
const folder = (): string => join(home(), 'runs', 'mined');
const conflicts = (path: string): boolean => path.includes('/conflict/');

/** Whether all of the inner one is seen, of which what is beyond the outer one's right edge is cut off. */
async function endsWithin(inner: Locator, outer: Locator): Promise<boolean> {
  const [own, around] = [await inner.boundingBox(), await outer.boundingBox()];
  return own !== null && around !== null && own.width > 0 && own.x + own.width <= around.x + around.width;
}

test('false ones are found, unmarked in bulk, saved with a note, and a run from pruning goes by them', async () => {
  const { page, complaints } = await open('/runs/mined');
  await page.getByRole('tab', { name: /Mining/ }).click();
  await page.getByRole('link', { name: 'False ones' }).click();
  const { mined, paths } = requireMinedSet(folder());
  const wrong = paths.flatMap((path, index) => (!conflicts(path) && mined[index] === 1 ? [index] : []));
  await counts(page, new RegExp(`^${wrong.length} of 110`));
  const all = page.getByRole('region', { name: 'By class' }).getByRole('row', { name: /^all/ });
  expect(await all.getByRole('cell').nth(1).textContent()).toBe(String(wrong.length));

  await page.getByRole('button', { name: `Select all ${wrong.length}` }).click();
  await page.getByRole('button', { name: 'Unmark', exact: true }).click();
  await counts(page, /^0 of 110/);
  await correction(page).getByText(`+0 marked, −${wrong.length} unmarked`).waitFor();
  await correction(page).getByLabel('Note').fill('none that is aligned');
  await correction(page).getByRole('button', { name: 'Save as a corrected mined set' }).click();
  await correction(page).getByText('Saved as version 1.').waitFor();
  expect(readCorrection(folder(), 1)).toMatchObject({
    ...{ basedOn: null, note: 'none that is aligned', marked: { indices: [] }, unmarked: { indices: wrong } },
  });

  await correction(page).getByRole('button', { name: 'Start a run from pruning with it' }).click();
  const header = page.locator('header');
  await header.getByText('corrected mined set 1 of mined').waitFor();
  await header.getByText('finished', { exact: true }).waitFor();
  const id = decodeURIComponent(new URL(page.url()).hash.split('/').at(-1) ?? '');
  expect(openRun(id, join(home(), 'runs')).record).toMatchObject({
    parent: { run: 'mined', stage: 'pruning' },
    minedSet: { run: 'mined', version: 1, note: 'none that is aligned', unmarked: wrong.length },
  });
  await page.getByRole('link', { name: 'All runs' }).click();
  const row = page.getByRole('row', { name: new RegExp(id) });
  const sign = row.getByRole('link', { name: 'corrected mined set' });
  for (const width of [1024, 1600]) {
    await page.setViewportSize({ width, height: 1000 });
    await expect.poll(() => endsWithin(sign, row.getByRole('rowheader'))).toBe(true);
  }
  await sign.click();
  // What the new run goes by.
  await page
    .getByRole('region', { name: 'Which mined set' })
    .getByText(/replaced by the corrected mined set 1/)
    .waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('corrections that two tabs save are both kept, and the second tab is told', async () => {
  const [one, other] = [await open('/samples/mined/mined=mined'), await open('/samples/mined/mined=mined')];
  for (const [{ page }, place] of [
    [one, 0],
    [other, 1],
  ] as const) {
    // Counts come once the samples are open: a tab that opens after the other saved would know of version 2 already.
    await page.getByRole('button', { name: /^conflicting/ }).waitFor();
    await gallery(page).getByRole('option').nth(place).click();
    await page.getByRole('button', { name: 'Unmark', exact: true }).click();
  }
  const save = async (page: Page): Promise<void> =>
    correction(page).getByRole('button', { name: 'Save as a corrected mined set' }).click();
  await save(one.page);
  await correction(one.page)
    .getByText(/Saved as version 2/)
    .waitFor();
  await save(other.page);
  await other.page.getByText('Saved as version 3: another one was saved meanwhile').waitFor();
  expect(readCorrection(folder(), 2).unmarked.indices).not.toEqual(readCorrection(folder(), 3).unmarked.indices);
  expect([...one.complaints, ...other.complaints]).toEqual([]);
  await Promise.all([one, other].map(({ page }) => page.context().close()));
});

test('the form of a new run offers the corrections, and its command line and its run go by the chosen one', async () => {
  const { page, complaints } = await open('/new/from/mined/pruning');
  const field = page.getByRole('combobox', { name: 'Mined set' });
  await page.getByText('corrections saved: 3').waitFor();
  expect(await field.inputValue()).toBe('as that run mined it');
  const command = page.getByRole('button', { name: 'Copy as command line' });
  expect(await command.getAttribute('title')).not.toContain('--mined-set');
  await field.click();
  await page.getByRole('option', { name: /^corrected 2: \+0 −1/ }).waitFor();
  await page.getByRole('option', { name: /^corrected 1: .*“none that is aligned”/ }).click();
  await page.getByTitle(/^“none that is aligned”/).waitFor();
  expect(await command.getAttribute('title')).toContain('dcwp run --from mined --stage pruning --mined-set 1');
  expect(await seriousProblems(page)).toEqual([]);
  await page.getByLabel('Name of the run').fill('by-the-form');
  await page.getByRole('button', { name: /^(Start|Add to the queue)/ }).click();
  await page.locator('header').getByText('corrected mined set 1 of mined').waitFor();
  expect(openRun('by-the-form', join(home(), 'runs')).record).toMatchObject({
    parent: { run: 'mined', stage: 'pruning' },
    minedSet: { run: 'mined', version: 1 },
  });
  await page.locator('header').getByText('finished', { exact: true }).waitFor();

  // From the correction itself, as where settings are changed first; of one that is gone it is said.
  await page.goto(`${new URL(page.url()).origin}/#/new/from/mined/pruning/2`);
  await expect.poll(() => field.inputValue()).toBe('corrected 2: +0 −1');
  await page.goto(`${new URL(page.url()).origin}/#/new/from/mined/pruning/9`);
  await page.getByText('it is not among the corrections of that run any more').waitFor();
  await page
    .getByRole('alert')
    .getByText(/has no corrected mined set 9/)
    .waitFor();
  // A stage before mining goes by none.
  await page.goto(`${new URL(page.url()).origin}/#/new/from/mined/mining`);
  await page.getByRole('combobox', { name: 'Network' }).waitFor();
  expect(await field.count()).toBe(0);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('a cell of the group matrix and of the confusion matrix opens its images', async () => {
  const { page, complaints } = await open('/runs/mined');
  const cell = page
    .getByRole('table', { name: /Group accuracy/ })
    .getByRole('button')
    .first();
  const [, of] = /of (\d+) right/.exec((await cell.getAttribute('title')) ?? '') ?? [];
  await cell.click();
  await counts(page, new RegExp(`^${of} of `));
  await expect.poll(() => gallery(page).getByRole('option').count()).toBe(Number(of));
  const confusion = page.getByRole('table', { name: 'Confusion matrix' }).getByRole('button').last();
  const size = await confusion.textContent();
  await confusion.click();
  await counts(page, new RegExp(`^${size} of `));
  // What no other choice shows is said among the filters, and can be taken away there.
  const filters = page.getByRole('complementary', { name: 'Filters' });
  await filters.getByRole('button', { name: /^classifier takes them for/ }).click();
  expect(new URL(page.url()).hash).not.toContain('taken-for');
  // Back to where one came from.
  await page.goBack();
  await page.getByRole('heading', { name: 'mined', exact: true }).waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('the classifier is asked about the training samples where it has not been', async () => {
  const { page, complaints } = await open('/samples/mined');
  await page.getByRole('button', { name: 'Ask it about all' }).click();
  await page.getByRole('table', { name: 'Confusion matrix' }).waitFor();
  await page
    .getByRole('group', { name: 'Classifier after retraining' })
    .getByRole('button', { name: /right/ })
    .waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('the keyboard alone walks, selects, marks and looks closer', async () => {
  const { page, complaints } = await open('/samples/mined');
  await gallery(page).getByRole('option').first().waitFor();
  for (let tabs = 0; tabs < 40; tabs++) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate("document.activeElement?.getAttribute('role')")) === 'listbox') break;
  }
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await counts(page, /2 selected/);
  const { mined } = requireMinedSet(folder());
  const were = Number(mined[1]) + Number(mined[2]);
  await page.keyboard.press('u');
  await correction(page).getByText(`+0 marked, −${were} unmarked`).waitFor();
  await page.keyboard.press('m');
  await correction(page)
    .getByText(were === 2 ? 'no changes yet' : `+${2 - were} marked, −0 unmarked`)
    .waitFor();
  await page.keyboard.press('r');
  await correction(page).getByText('no changes yet').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Sample 109' }).waitFor();
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('dialog', { name: 'Sample 108' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+a');
  await counts(page, /110 selected/);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test.each([
  ['light', 1600, 1000],
  ['dark', 1024, 700],
] as const)('is clean for axe and fits: %s, %d × %d', async (scheme, width, height) => {
  const { page, complaints } = await open('/samples/mined/mined=mined', { scheme, width, height });
  await gallery(page).getByRole('option').first().waitFor();
  await page.getByRole('table', { name: 'Samples of each group' }).waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  expect(await overflowing(page)).toEqual([]);
  await page.getByRole('switch', { name: 'Aligned beside conflicting' }).check();
  await page.getByRole('heading', { name: /^Conflicting/ }).waitFor();
  await page.keyboard.press('Tab');
  expect(await seriousProblems(page)).toEqual([]);
  await page.getByRole('switch', { name: 'Aligned beside conflicting' }).uncheck();
  // Where a scroll bar takes room from the images they are still whole, down to the last of a row.
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  const larger = page.getByRole('button', { name: 'Larger images' });
  while (await larger.isEnabled()) await larger.click();
  const beyond = () =>
    page.evaluate<number>(
      "(({ parentElement, clientWidth }) => parentElement.scrollWidth - clientWidth)(document.querySelector('[role=listbox]'))",
    );
  await expect.poll(beyond).toBe(0);
  await gallery(page).getByRole('option').first().dblclick();
  await page.getByRole('dialog').waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});
