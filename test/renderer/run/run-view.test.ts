// The view of a run in a real browser, served as a user serves it.
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../../browser/chromium.ts';
import { generateRun } from '../../browser/generated-run.ts';
import { type ServedWorkbench, serveWorkbench } from '../../browser/served-workbench.ts';
import { openPage, overflowing, seriousProblems } from '../../browser/watched-page.ts';

let browser: Browser;
let served: ServedWorkbench;

const small = { biased_pretrain_iter: 1000, pretrain_iter: 2000, pruning_iter: 1500, retrain_iter: 1000 };

/** As in data sets of the user's own. */
const longNames = Array.from({ length: 10 }, (_, label) => `a class with a long name, number ${label}`);

beforeAll(async () => {
  [browser, served] = await Promise.all([
    launchChromium(),
    serveWorkbench((home) => {
      const runsRoot = join(home, 'runs');
      generateRun({ runsRoot, name: 'whole', settings: small });
      generateRun({ runsRoot, name: 'long-names', settings: small, classes: longNames });
      generateRun({ runsRoot, name: 'broken-off', settings: small, until: 3600 });
    }),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const tabs = ['Whole run', 'biased', 'classifier', 'Mining', 'Pruning', 'Retraining'];

/** The numbers of a panel, as its words say them. */
const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test.each([
  ['light', 1600, 1000],
  ['dark', 1024, 700],
] as const)('every stage is shown without a complaint: %s, %d × %d', async (scheme, width, height) => {
  const address = '/runs/whole';
  const { page, complaints } = await openPage(browser, { url: served.url, address, scheme, width, height });
  for (const name of tabs) {
    const tab = page.getByRole('tab').filter({ hasText: new RegExp(name) });
    await tab.click();
    await expect.poll(() => tab.getAttribute('aria-selected')).toBe('true');
    await page.locator('[data-curve]').first().waitFor({ state: 'attached' });
    expect(await seriousProblems(page), name).toEqual([]);
    expect(await overflowing(page), name).toEqual([]);
  }
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('its numbers are those of its events', async () => {
  const { page } = await openPage(browser, { url: served.url, address: '/runs/whole' });
  // The last evaluation has 0.98 · (0.8 to 1) of each conflicting group right, and all of the aligned ones.
  const results = panel(page, 'Results').getByRole('row', { name: /Retraining/ });
  await results.waitFor();
  const [conflict, aligned] = await results.getByRole('cell').allInnerTexts();
  expect(Number.parseFloat(conflict ?? '')).toBeGreaterThan(80);
  expect(Number.parseFloat(conflict ?? '')).toBeLessThan(95);
  expect(aligned).toBe('100.0 %');
  await page.getByRole('tab', { name: /Mining/ }).click();
  await panel(page, 'Mined set').getByText('1,200 of 55,000').waitFor();
  // 1,200 mined, 98 % of them right, are half of what conflicts.
  await panel(page, 'Settled mined set').getByText('of 2,352 conflicting samples').waitFor();
  await page.getByRole('tab', { name: /Pruning/ }).click();
  await panel(page, 'Mask of conv1').getByText('dead: 1 of 64 outputs, 0 of 3 inputs').waitFor();
  await page.getByRole('radio', { name: /linear/ }).check();
  await panel(page, 'Mask of linear').getByText('dead: 1 of 10 outputs, 0 of 128 inputs').waitFor();
  await page.context().close();
});

test('its test samples are told right from wrong at each evaluation', async () => {
  const { page } = await openPage(browser, { url: served.url, address: '/runs/whole' });
  await page.getByRole('tab', { name: /biased/ }).click();
  const conflicting = panel(page, 'conflicting test samples');
  await conflicting.getByText('0 of 12 right').waitFor();
  await panel(page, 'aligned test samples').getByText('12 of 12 right').waitFor();
  await page.getByRole('tab', { name: /Retraining/ }).click();
  await conflicting.getByText('12 of 12 right').waitFor();
  // Its data set is not on this machine: said, and everything else is there.
  await panel(page, 'Test samples')
    .getByText(/no images/)
    .waitFor();
  await page.context().close();
});

test('names of classes that are long move nothing out of its place', async () => {
  const { page } = await openPage(browser, { url: served.url, address: '/runs/long-names' });
  const tiles = panel(page, 'aligned test samples').getByRole('listitem');
  await tiles.nth(5).waitFor();
  const boxes = await Promise.all([0, 1, 2].map((at) => tiles.nth(at).locator('span').first().boundingBox()));
  const lefts = boxes.map((box) => box?.x ?? Number.NaN);
  // A tile and the gap beside it, twice.
  expect((lefts[1] ?? 0) - (lefts[0] ?? 0)).toBeCloseTo(56);
  expect((lefts[2] ?? 0) - (lefts[1] ?? 0)).toBeCloseTo(56);
  const names = panel(page, 'Group accuracy').getByRole('rowheader');
  const rows = await Promise.all(longNames.map((_, label) => names.nth(label).boundingBox()));
  const heights = rows.map((box) => box?.height ?? Number.NaN);
  expect(Math.max(...heights)).toBeLessThan(32);
  await page.context().close();
});

test('a run that broke off says so, and can be resumed', async () => {
  const { page, complaints } = await openPage(browser, { url: served.url, address: '/runs/broken-off' });
  await page.getByText('crashed').first().waitFor();
  expect(await page.getByRole('button', { name: 'Resume' }).count()).toBeGreaterThan(0);
  expect(await page.getByRole('tab', { name: /Pruning/ }).textContent()).toContain('stopped');
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('a run that is not there is said to be so', async () => {
  const { page } = await openPage(browser, { url: served.url, address: '/runs/nowhere' });
  await page.getByRole('alert').getByText('nowhere cannot be shown').waitFor();
  await page.context().close();
});

test('the stages are gone through by the keyboard', async () => {
  const { page } = await openPage(browser, { url: served.url, address: '/runs/whole' });
  const whole = page.getByRole('tab', { name: /Whole run/ });
  await whole.focus();
  await page.keyboard.press('ArrowRight');
  const biased = page.getByRole('tab', { name: /biased/ });
  await expect.poll(() => biased.getAttribute('aria-selected')).toBe('true');
  expect(await page.locator(':focus').textContent()).toContain('biased');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => whole.getAttribute('aria-selected')).toBe('true');
  await page.context().close();
});

describe('a chart', () => {
  const lossPanel = async () => {
    const { page } = await openPage(browser, { url: served.url, address: '/runs/whole' });
    await page.getByRole('tab', { name: /Pruning/ }).click();
    const loss = panel(page, 'Loss');
    await loss.locator('[data-curve]').first().waitFor();
    return { page, loss };
  };
  const ticks = (loss: Awaited<ReturnType<typeof lossPanel>>['loss']) =>
    loss.locator('.recharts-xAxis-tick-labels text').allTextContents();

  test('shows the values under the pointer', async () => {
    const { page, loss } = await lossPanel();
    await loss.locator('svg.recharts-surface').hover();
    const values = loss.locator('.recharts-tooltip-wrapper');
    await values.getByText(/^step \d/).waitFor();
    expect(await values.textContent()).toMatch(/total loss\d[\d.]*cross entropy\d/);
    await page.context().close();
  });

  test('zooms by a drag, and back by a double click', async () => {
    const { page, loss } = await lossPanel();
    const box = await loss.locator('svg.recharts-surface').boundingBox();
    if (box === null) throw new Error('the chart has a place');
    const y = box.y + box.height / 2;
    await expect.poll(async () => (await ticks(loss)).includes('0')).toBe(true);
    await page.mouse.move(box.x + box.width * 0.4, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, y, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await ticks(loss)).includes('0')).toBe(false);
    await page.mouse.dblclick(box.x + box.width / 2, y);
    await expect.poll(async () => (await ticks(loss)).includes('0')).toBe(true);
    await page.context().close();
  });

  test('hides and shows a curve', async () => {
    const { page, loss } = await lossPanel();
    const curves = loss.locator('[data-curve]');
    expect(await curves.count()).toBe(4);
    await loss.getByRole('button', { name: /contrastive/ }).click();
    await expect.poll(() => curves.count()).toBe(3);
    await loss.getByRole('button', { name: /contrastive/ }).click();
    await expect.poll(() => curves.count()).toBe(4);
    await page.context().close();
  });

  test('is saved by the keyboard too, and the focus stays with its button', async () => {
    const { page, loss } = await lossPanel();
    await loss.getByRole('button', { name: 'Save: Loss' }).focus();
    for (const round of ['first', 'second']) {
      await page.keyboard.press('Enter');
      await page.getByRole('menuitem', { name: 'Numbers (CSV)' }).waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(() => page.locator(':focus').getAttribute('aria-label'), { message: round }).toBe('Save: Loss');
    }
    await page.context().close();
  });

  test.each([
    ['Numbers (CSV)', 'whole-loss-pruning.csv', /^step,total loss,cross entropy,λ · contrastive,λ · sparsity\r\n10,/],
    [
      'Drawing (SVG)',
      'whole-loss-pruning.svg',
      /^<svg [^>]*>.*>Loss<.*pruning · whole<.*>total loss<.*<path d="M[\d.]+ [\d.]+L.*>step</s,
    ],
    ['Picture (PNG)', 'whole-loss-pruning.png', /^.PNG/],
  ])('saves its %s', async (item, file, begins) => {
    const { page, loss } = await lossPanel();
    await loss.getByRole('button', { name: 'Save: Loss' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: item }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe(file);
    const chunks: Buffer[] = [];
    for await (const chunk of await saved.createReadStream()) chunks.push(chunk);
    const content = Buffer.concat(chunks);
    expect(content.toString(file.endsWith('png') ? 'latin1' : 'utf8')).toMatch(begins);
    expect(content.length).toBeGreaterThan(2000);
    await page.context().close();
  });
});
