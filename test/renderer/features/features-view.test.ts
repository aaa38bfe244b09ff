// The cloud of features in a real browser, with real services and images.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { buildDataset } from '../../../dataset/build.ts';
import { cmnistBuilder } from '../../../dataset/cmnist/cmnist-builder.ts';
import { SampleSets } from '../../../electron/services/data/sample-sets.ts';
import { writeReport } from '../../browser/generated-report.ts';
import { generateRun } from '../../browser/generated-run.ts';
import { overflowing, seriousProblems } from '../../browser/watched-page.ts';
import { workbenchInBrowser } from '../../browser/workbench-in-browser.ts';
import { TEST_COUNT, writeSmallMnist } from '../../dataset/small-mnist.ts';

const brief = { biased_pretrain_iter: 500, pretrain_iter: 500, pruning_iter: 500, retrain_iter: 500 };

async function fill(home: string): Promise<void> {
  const source = join(home, 'source');
  mkdirSync(source);
  writeSmallMnist(source);
  const root = join(home, 'data');
  await buildDataset(cmnistBuilder, { root, name: 'cmnist', conflictPercent: 5, seed: 1, source });
  const { splits } = await new SampleSets().open({ root, name: 'cmnist', conflictPercent: 5 });
  const samples = splits.find(({ split }) => split === 'test')?.digest ?? '';
  const runsRoot = join(home, 'runs');
  const indices = Array.from({ length: TEST_COUNT - 1 }, (_, i) => i + 1);
  const folder = generateRun({ runsRoot, name: 'laid-out', settings: brief, reportEvery: 100 });
  writeReport(folder, { split: 'test', samples, count: TEST_COUNT, indices });
  writeReport(folder, { split: 'valid', samples: 'of other images', count: 10, indices: [0, 1, 2] });
  generateRun({ runsRoot, name: 'bare', settings: brief, reportEvery: 100 });
}

const { open } = workbenchInBrowser(fill);

const cloudOf = (page: Page) => page.getByRole('application');

/** A rectangle around the whole cloud. */
async function lassoAll(page: Page): Promise<void> {
  const box = await cloudOf(page).boundingBox();
  if (box === null) throw new Error('there is no cloud');
  const at = (x: number, y: number) => page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 6 });
  await at(0.02, 0.02);
  await page.mouse.down();
  await at(0.98, 0.02);
  await at(0.98, 0.98);
  await at(0.02, 0.98);
  await page.mouse.up();
}

describe.each([
  [
    '/features/laid-out/test',
    (page: Page) => page.getByText(`a random sample: ${TEST_COUNT - 1} of ${TEST_COUNT} images`),
  ],
  ['/features/bare', (page: Page) => page.getByRole('button', { name: 'Lay out the features' })],
] as const)('%s', (address, settled) => {
  test.each([
    ['light', 1600, 1000],
    ['dark', 1024, 700],
  ] as const)('is shown without a complaint: %s, %d × %d', async (scheme, width, height) => {
    const { page, complaints } = await open(address, { scheme, width, height });
    await settled(page).waitFor();
    await page.waitForTimeout(500);
    expect(await seriousProblems(page)).toEqual([]);
    expect(await overflowing(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

test('a lasso selects samples, which Samples then shows', async () => {
  const { page, complaints } = await open('/features/laid-out/test');
  await cloudOf(page).waitFor();
  await page.getByText('Lasso', { exact: true }).click();
  await lassoAll(page);
  await page
    .getByRole('status')
    .getByText(`${TEST_COUNT - 1} samples selected`)
    .waitFor();
  const images = page.getByRole('list', { name: 'Images of selected samples' }).locator('img');
  await expect.poll(() => images.count()).toBe(Math.min(48, TEST_COUNT - 1));
  await page.getByRole('button', { name: 'Open in Samples', exact: true }).click();
  await page.getByText(`${TEST_COUNT - 1} samples, lassoed in Features`).waitFor();
  // The way back finds it as it was left.
  await page.goBack();
  await page
    .getByRole('status')
    .getByText(`${TEST_COUNT - 1} samples selected`)
    .waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('keys alone move, zoom, point at a sample and select; a label that stands out is selected alone', async () => {
  const { page, complaints } = await open('/features/laid-out/test');
  await page.getByRole('button', { name: /^3 / }).focus();
  await page.keyboard.press('Enter');
  await cloudOf(page).focus();
  await page.keyboard.press('Enter');
  const ofThree = Array.from({ length: TEST_COUNT - 1 }, (_, i) => i + 1).filter((index) => index % 10 === 3).length;
  await page
    .getByRole('status')
    .getByText(`${ofThree} sample${ofThree === 1 ? '' : 's'} selected`)
    .waitFor();
  await page.keyboard.press('Space');
  const card = page.locator('dl');
  await expect.poll(() => card.getByRole('definition').allTextContents()).toContain('3');
  await page.keyboard.press('Escape');
  await page.getByText('Nothing selected').waitFor();
  for (let times = 0; times < 12; times++) await page.keyboard.press('+');
  await card.waitFor({ state: 'detached' });
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await page.getByText('Nothing selected').waitFor();
  await page.keyboard.press('0');
  await page.keyboard.press('Enter');
  await page
    .getByRole('status')
    .getByText(/selected$/)
    .waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('a data set that was changed since is said; labels stay, images and selection into Samples do not', async () => {
  const { page } = await open('/features/laid-out/valid');
  await page.getByText('The data set was changed since this was laid out').waitFor();
  await page.getByRole('button', { name: 'Select what is in view' }).click();
  await page.getByText('3 samples selected').waitFor();
  expect(await page.getByRole('button', { name: 'Open in Samples', exact: true }).isDisabled()).toBe(true);
  await page.goto(`${new URL(page.url()).origin}/#/features/gone/test`);
  await page.getByRole('alert').getByText('There is no run gone any more').waitFor();
  await page.context().close();
});

/** The share of the cloud's pixels that is coloured, by what draws it. */
const COLOURED = `(async () => {
  const canvas = document.querySelector('[role="application"] canvas');
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  const copy = document.createElement('canvas');
  [copy.width, copy.height] = [canvas.width, canvas.height];
  const context = copy.getContext('2d');
  document.querySelector('[aria-label="Show all"]').click();
  await new Promise((drawn) => requestAnimationFrame(drawn));
  context.drawImage(canvas, 0, 0);
  const { data } = context.getImageData(0, 0, copy.width, copy.height);
  let coloured = 0;
  for (let i = 3; i < data.length; i += 4) if (data[i] > 100) coloured++;
  return { coloured: coloured, is2d: canvas.getContext('2d') !== null };
})()`;

test('with a GPU it is drawn by it, else by the processor: the same points under the same policy', async () => {
  const draw = async (hasGpu: boolean) => {
    const { page, complaints } = await open('/features/laid-out/test');
    let brokenOff = 0;
    if (hasGpu) {
      // What draws WebGL here imitates a GPU; the page is told that it is one.
      await page.addInitScript(`
        const asked = WebGL2RenderingContext.prototype.getParameter;
        WebGL2RenderingContext.prototype.getParameter = function (name) {
          return name === 0x9246 ? 'A real GPU' : asked.call(this, name);
        };`);
      await page.reload();
      brokenOff = complaints.length; // Requests that the reload broke off count as failed.
    }
    await cloudOf(page).waitFor();
    await page.waitForTimeout(500);
    const found = await page.evaluate<{ coloured: number; is2d: boolean }>(COLOURED);
    // Reading the picture back is slow; that is not the page's doing.
    const own = complaints.slice(brokenOff);
    expect(own.filter((text) => !text.includes('GPU stall due to ReadPixels'))).toEqual([]);
    await page.context().close();
    return found;
  };
  const [byGpu, byProcessor] = [await draw(true), await draw(false)];
  expect([byGpu.is2d, byProcessor.is2d]).toEqual([false, true]);
  expect(byProcessor.coloured).toBeGreaterThan(200);
  expect(byGpu.coloured / byProcessor.coloured).toBeGreaterThan(0.7);
  expect(byGpu.coloured / byProcessor.coloured).toBeLessThan(1.4);
});
