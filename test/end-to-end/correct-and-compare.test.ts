// What no other tool has, in a real browser with the real engine: look at what was mined, correct it, train on from there, compare.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRun } from '../../electron/services/runs/open-run.ts';
import { launchChromium } from '../browser/chromium.ts';
import { type ServedWorkbench, serveWorkbench } from '../browser/served-workbench.ts';
import { openPage, seriousProblems } from '../browser/watched-page.ts';
import { TEST_COUNT } from '../dataset/small-mnist.ts';
import { attend, smallDataRoot, smallRun } from './small-run.ts';

const TRAINING = 110;
const CONFLICTING = 5;

let browser: Browser;
let served: ServedWorkbench;

beforeAll(async () => {
  browser = await launchChromium();
  served = await serveWorkbench(async (home) => {
    await cp(await smallDataRoot(), join(home, 'data'), { recursive: true });
    await attend(await smallRun({}, join(home, 'runs', 'first')));
  });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

async function goTo(page: Page, address: string): Promise<void> {
  await page.goto(`${new URL(served.url).origin}/#${address}`);
}

/** The whole cloud. */
async function lassoAll(page: Page): Promise<void> {
  const box = await page.getByRole('application').boundingBox();
  if (box === null) throw new Error('there is no cloud');
  const at = (x: number, y: number) => page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 6 });
  await at(0.01, 0.01);
  await page.keyboard.down('Shift');
  await page.mouse.down();
  await at(0.99, 0.01);
  await at(0.99, 0.99);
  await at(0.01, 0.99);
  await page.mouse.up();
  await page.keyboard.up('Shift');
}

test('features are laid out, lassoed into Samples; the mined set is corrected, trained on from, and compared', async () => {
  const { page, complaints } = await openPage(browser, { url: served.url, address: '/features/first/train' });
  await page.getByLabel('Images', { exact: true }).fill(String(TRAINING));
  await page.getByRole('button', { name: 'Lay out the features' }).click();
  await page.getByRole('application').waitFor({ timeout: 90_000 });
  await page.getByRole('status').getByText(`all ${TRAINING} images`).waitFor();
  await page.getByText('mined', { exact: true }).click();
  await region(page, 'Colours')
    .getByRole('button', { name: /^not mined/ })
    .waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await lassoAll(page);
  await page.getByRole('status').getByText(`${TRAINING} samples selected`).waitFor();
  // All of them taken out of the mined set: those that conflict are marked in Samples.
  await page.getByRole('button', { name: 'Unmark', exact: true }).click();
  await region(page, 'Colours')
    .getByRole('button', { name: /^mined 0/ })
    .waitFor();
  await page.getByRole('button', { name: 'Open in Samples', exact: true }).click();
  await page.getByText(`${TRAINING} samples, lassoed in Features`).waitFor();
  // Images that a reload cuts off are complained of.
  await page.locator('canvas[data-drawn="true"]').first().waitFor({ state: 'attached' });
  await expect.poll(() => page.locator('canvas[data-drawn="false"]').count()).toBe(0);
  await page.reload();
  await page.getByText(`${TRAINING} samples, lassoed in Features`).waitFor();
  await page.getByText('Your unsaved marks are back').waitFor();

  await goTo(page, '/samples/first/group=conflicting');
  await page.getByRole('button', { name: `Select all ${CONFLICTING}` }).click();
  await page.getByRole('button', { name: 'Mark as mined' }).click();
  await page.getByLabel('Note').fill('What conflicts, and nothing else');
  await page.getByRole('button', { name: 'Save as a corrected mined set' }).click();
  await page.getByText('Saved as version 1.').waitFor();
  expect(await page.getByRole('complementary', { name: 'Mined set' }).textContent()).toMatch(
    /precision100.0 %recall100.0 %/,
  );
  await page.getByRole('button', { name: 'Start a run from pruning with it' }).click();
  await page.getByRole('button', { name: 'New run from this' }).waitFor();
  await expect.poll(() => page.getByText('finished', { exact: true }).count(), { timeout: 60_000 }).toBeGreaterThan(0);
  const second = decodeURIComponent(new URL(page.url()).hash.split('/').at(-1) ?? '');
  expect(second).not.toBe('first');
  expect(openRun(second, join(served.home, 'runs')).record.minedSet).toMatchObject({ version: 1 });

  await goTo(page, '/runs');
  for (const name of ['first', second]) {
    await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check();
  }
  await page.getByRole('link', { name: 'Compare', exact: true }).last().click();
  await region(page, 'Settings that differ')
    .getByRole('row', { name: /^Mined set/ })
    .getByText(/corrected/)
    .waitFor();
  await region(page, 'Mask overlap')
    .getByRole('row', { name: /^linear/ })
    .or(page.getByRole('row', { name: /^all weights/ }))
    .first()
    .waitFor();
  // Both kept their predictions when they were trained: nothing has to be computed.
  const counts = region(page, 'Samples that one gets right')
    .getByRole('group', { name: 'Which samples' })
    .getByRole('button', { name: /right|wrong/ });
  await expect.poll(() => counts.count()).toBe(5);
  const numbers = (await counts.allTextContents()).slice(0, 4).map((text) => Number.parseInt(text, 10));
  expect(numbers.reduce((sum, number) => sum + number, 0)).toBe(TEST_COUNT);
  expect(await seriousProblems(page)).toEqual([]);

  await goTo(page, `/export/${second}`);
  await page.getByRole('radio', { name: 'safetensors' }).check();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('article', { name: /^Export safetensors/ }).waitFor({ timeout: 60_000 });
  expect(complaints).toEqual([]);
  await page.context().close();
}, 240_000);
