// The journey of a first user, in a real browser with the real engine: from an empty workbench to a debiased network.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { OWNER_FILE, runOwner } from '../../shared/run-owner.ts';
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

/** For one part of a run, on a machine that does other work beside it. */
const TRAINING_MS = 120_000;
vi.setConfig({ testTimeout: 3 * TRAINING_MS });

const open = async (address: string) => {
  const opened = await openPage(browser, { url: served.url, address });
  opened.page.setDefaultTimeout(TRAINING_MS);
  return opened;
};

/** Long enough to be caught in the middle, on the fully connected network. */
const steps = { pretrain_iter: 1500, biased_pretrain_iter: 100, pruning_iter: 60, retrain_iter: 60 };
const others = { batch_size: 32, eval_every: 500, save_every: 500, print_every: 20, lr_decay_step_pre: 1500 };

/** Fills the form as the tiny run of this journey. */
async function configure(page: Page, name: string): Promise<void> {
  await page.getByRole('switch', { name: 'cmnist_use_mlp' }).check();
  for (const [setting, value] of Object.entries({ ...steps, ...others })) {
    await page.getByLabel(setting, { exact: true }).fill(String(value));
  }
  await page.getByLabel('Name of the run').fill(name);
}

/** How the run stands, by the word beside its name. */
const status = (page: Page, word: string) =>
  page.getByRole('banner').or(page.locator('header')).getByText(word, { exact: true }).first();

const stage = (page: Page, name: RegExp) => page.getByRole('tab', { name });

test('builds the data set, configures a run, watches, pauses and resumes it, and reads the result', async () => {
  const { page, complaints } = await open('/');
  await page.getByRole('button', { name: 'Build Colored MNIST and run the demo' }).waitFor();
  await page.getByRole('link', { name: 'Data', exact: true }).click();
  await page.getByRole('button', { name: 'Build or import' }).click();
  await page.getByLabel('Raw data', { exact: true }).fill(join(served.home, 'source'));
  await page.getByRole('dialog').getByRole('button', { name: 'Build', exact: true }).click();
  await page.getByText('110', { exact: true }).waitFor();

  await page.getByRole('link', { name: 'New run' }).first().click();
  await configure(page, 'journey');
  const start = page.getByRole('button', { name: 'Start' });
  await expect.poll(() => start.isEnabled()).toBe(true);
  await start.click();

  await page.getByRole('heading', { name: 'journey' }).waitFor();
  await page.getByRole('button', { name: 'Pause' }).click();
  await status(page, 'paused').waitFor();
  // Nothing goes on while it is paused, in this tab, after it is loaded again, and in another one.
  await page.reload();
  await status(page, 'paused').waitFor();
  const second = await open('/runs/journey');
  await status(second.page, 'paused').waitFor();
  const reached = await stage(page, /Pretraining.*classifier/).textContent();
  expect(await stage(second.page, /Pretraining.*classifier/).textContent()).toBe(reached);
  await second.page.getByRole('button', { name: 'Continue' }).click();
  await status(page, 'running').waitFor();

  for (const name of [/biased/, /classifier/, /Mining/, /Pruning/, /Retraining/]) {
    await stage(page, name).getByLabel('finished').waitFor();
  }
  await status(page, 'finished').waitFor();
  await status(second.page, 'finished').waitFor();
  await page.getByRole('tab', { name: /Whole run/ }).click();
  const result = page.getByRole('region', { name: 'Results', exact: true }).getByRole('row', { name: /Retraining/ });
  const [conflict, aligned] = await result.getByRole('cell').allTextContents();
  for (const accuracy of [conflict, aligned]) expect(accuracy).toMatch(/^\d+\.\d %$/);

  await page.getByRole('link', { name: 'All runs' }).click();
  const row = page.getByRole('row', { name: /journey/ });
  await row.getByText('finished').waitFor();
  expect(await row.getByRole('cell').allTextContents()).toEqual(expect.arrayContaining([conflict, aligned]));
  expect([...complaints, ...second.complaints]).toEqual([]);
  await second.page.context().close();
  await page.context().close();
});

test('a run that waits is moved and taken out; one begins where the other ended', async () => {
  const { page, complaints } = await open('/new/like/journey');
  await page.getByLabel('Name of the run').fill('first');
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  await status(page, 'paused').waitFor();
  for (const name of ['second', 'third']) {
    await page.goto(`${new URL(served.url).origin}/#/new/from/journey/retraining`);
    await page.getByLabel('Name of the run').fill(name);
    await page.getByRole('button', { name: /Add to the queue/ }).click();
    await page.getByRole('heading', { name }).waitFor();
  }
  await page.goto(`${new URL(served.url).origin}/#/runs`);
  const waiting = page.getByRole('list', { name: 'Runs that wait for the engine' }).getByRole('listitem');
  await expect.poll(() => waiting.allTextContents()).toEqual(['nextsecond', '2.third']);
  const act = (name: string): Promise<void> => page.getByRole('button', { name }).press('Enter');
  const focused = (): Promise<string | null> => page.locator(':focus').getAttribute('aria-label');
  await act('Move third forward in the queue');
  await expect.poll(() => waiting.allTextContents()).toEqual(['nextthird', '2.second']);
  // It leads no further, and keeps the focus.
  expect(await focused()).toBe('Move third forward in the queue');
  await act('Move third forward in the queue');
  await act('Make second the next');
  await expect.poll(() => waiting.allTextContents()).toEqual(['nextsecond', '2.third']);
  await act('Take second out of the queue');
  await expect.poll(() => waiting.allTextContents()).toEqual(['nextthird']);
  expect(await focused()).toBe('Take third out of the queue');
  await page.getByRole('region', { name: 'Queue' }).getByRole('button', { name: 'Save and stop' }).click();
  await page.getByRole('row', { name: /third/ }).getByText('finished').waitFor();
  await page.getByRole('row', { name: /first/ }).getByText('stopped').waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('an engine that is killed is shown with its cause, and the run goes on from its checkpoint', async () => {
  const { page } = await open('/runs/first');
  await page.getByRole('button', { name: 'Resume' }).first().click();
  // It runs from the moment that its process is begun; what that one is called it says itself, a little later.
  await status(page, 'running').waitFor();
  const file = join(served.home, 'runs', 'first', OWNER_FILE);
  await expect.poll(() => existsSync(file), { timeout: TRAINING_MS }).toBe(true);
  const owner = runOwner.and(z.object({})).parse(JSON.parse(readFileSync(file, 'utf8')));
  process.kill(owner.pid, 'SIGKILL');
  await page
    .getByRole('alert')
    .getByText(/SIGKILL/)
    .waitFor();
  await page.getByRole('alert').getByRole('button', { name: 'Resume' }).click();
  await status(page, 'running').waitFor();
  await page.context().close();
});

test('a server that is killed and started again finds the page, which shows what became of the run', async () => {
  const { page } = await open('/runs/first');
  await status(page, 'running').waitFor();
  served.process.kill('SIGKILL');
  await page.getByText("The workbench can't be reached").waitFor();
  served = await served.restart();
  await page.getByText("The workbench can't be reached").waitFor({ state: 'detached' });
  const resume = page.getByRole('button', { name: 'Resume' }).first();
  await resume.waitFor();
  await resume.click();
  await status(page, 'finished').waitFor();
  await page.context().close();
});
