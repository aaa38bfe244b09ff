// The journey of a first user without a mouse, in a real browser with the real engine: built, configured, started, paused,
// saved, resumed, read.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../browser/chromium.ts';
import { type ServedWorkbench, serveWorkbench } from '../browser/served-workbench.ts';
import { openPage } from '../browser/watched-page.ts';
import { writeSmallMnist } from '../dataset/small-mnist.ts';

let browser: Browser;
let served: ServedWorkbench;

beforeAll(async () => {
  [browser, served] = await Promise.all([
    launchChromium(),
    serveWorkbench((home) => {
      mkdirSync(join(home, 'source'));
      writeSmallMnist(join(home, 'source'));
    }),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

/** What has the focus, as it is named. */
const FOCUSED = `(() => {
  const at = document.activeElement;
  const named = at.getAttribute('aria-label') || (at.labels && at.labels[0] && at.labels[0].textContent) || at.textContent;
  return (named || at.tagName).trim();
})()`;
const focused = (page: Page) => page.evaluate<string>(FOCUSED);

/** Presses Tab until what is named so has the focus; fails after as many presses as no view needs. */
async function tabTo(page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let press = 0; press < 150; press++) {
    await page.keyboard.press(key);
    const at = await focused(page);
    if (typeof name === 'string' ? at === name : name.test(at)) return;
    passed.push(at.slice(0, 40));
  }
  throw new Error(`${name} is not reached by ${key}; passed were ${passed.join(', ')}`);
}

async function press(page: Page, name: string | RegExp, key?: 'Shift+Tab'): Promise<void> {
  await tabTo(page, name, key);
  await page.keyboard.press('Enter');
}

/** Reaches the field and types in place of what it holds. */
async function type(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

const status = (page: Page, word: string) =>
  page.getByRole('banner').or(page.locator('header')).getByText(word, { exact: true }).first();

const steps = {
  pretrain_iter: '1500',
  lr_decay_step_pre: '1500',
  biased_pretrain_iter: '60',
  pruning_iter: '40',
  retrain_iter: '40',
  batch_size: '32',
  save_every: '500',
  eval_every: '500',
};

test('everything is reached, seen to be reached, and done by the keyboard alone', async () => {
  const { page, complaints } = await openPage(browser, { url: served.url, address: '/', width: 1024, height: 700 });
  await page.getByRole('button', { name: 'Build Colored MNIST and run the demo' }).waitFor();
  await press(page, 'Data');
  await page.getByText('There is no data set yet').waitFor();
  await press(page, 'Build or import');
  await page.getByRole('dialog').waitFor();
  await type(page, 'Raw data', join(served.home, 'source'));
  await press(page, 'Build');
  await page.getByText('110', { exact: true }).waitFor();

  await press(page, 'New run', 'Shift+Tab');
  await page.getByText('Colored MNIST', { exact: true }).waitFor();
  await tabTo(page, 'cmnist_use_mlp');
  await page.keyboard.press('Space');
  for (const [name, value] of Object.entries(steps)) await type(page, name, value);
  await type(page, 'Name of the run', 'by-keyboard');
  await expect.poll(() => page.getByRole('button', { name: 'Start' }).isEnabled()).toBe(true);
  await press(page, 'Start');

  await page.getByRole('heading', { name: 'by-keyboard' }).waitFor();
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  await press(page, 'Pause');
  await status(page, 'paused').waitFor();
  // Where the focus is can be seen.
  const outline = 'getComputedStyle(document.activeElement).outlineStyle';
  expect(await page.evaluate<string>(outline)).not.toBe('none');
  // The button that was pressed is the one that goes on.
  await expect.poll(() => focused(page)).toBe('Continue');
  await page.keyboard.press('Enter');
  await status(page, 'running').waitFor();
  await press(page, 'Save and stop');
  await page.getByRole('button', { name: 'Resume' }).first().waitFor();
  await tabTo(page, 'Resume');
  await page.keyboard.press('Enter');
  await status(page, 'finished').waitFor();

  // The line of stages is one stop; arrows go along it.
  await tabTo(page, /Whole run|Retraining/);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  expect(await page.getByRole('tab', { selected: true }).count()).toBe(1);
  await page.getByRole('tab', { name: /Whole run/ }).press('Enter');
  const result = page.getByRole('region', { name: 'Results', exact: true }).getByRole('row', { name: /Retraining/ });
  expect((await result.getByRole('cell').allTextContents())[0]).toMatch(/^\d+\.\d %$/);

  await press(page, 'All runs', 'Shift+Tab');
  await page
    .getByRole('row', { name: /by-keyboard/ })
    .getByText('finished')
    .waitFor();
  await press(page, 'Actions for by-keyboard');
  await page.getByRole('menuitem', { name: 'Name and tags…' }).waitFor();
  await expect
    .poll(async () => {
      await page.keyboard.press('ArrowDown');
      return focused(page);
    })
    .toBe('Open');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'by-keyboard' }).waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
}, 240_000);
