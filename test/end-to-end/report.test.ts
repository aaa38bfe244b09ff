// The report of a run, opened in a real browser from the disk.
import { cpSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEvents } from '../../electron/formats/event-log-file.ts';
import { makeReport } from '../../electron/services/report/make-report.ts';
import type { Run } from '../../electron/services/runs/create-run.ts';
import { writeLabel } from '../../electron/services/runs/label-file.ts';
import { countingAccuracy } from '../../shared/comparison.ts';
import { alignedGroupsOf, summarizeGroups } from '../../shared/group-accuracy.ts';
import { percentText } from '../../shared/number-text.ts';
import { runStateOf } from '../../shared/run-state.ts';
import { launchChromium } from '../browser/chromium.ts';
import { serveWorkbench } from '../browser/served-workbench.ts';
import { openPage, seriousProblems } from '../browser/watched-page.ts';
import { attend, smallDataRoot, smallRun } from './small-run.ts';

const NAME = '</title><script>alert(1)</script>"&';
let browser: Browser;
let dataRoot = '';
let run: Run;

beforeAll(async () => {
  browser = await launchChromium();
  dataRoot = await smallDataRoot();
  run = await smallRun({ eval_every: 10, supervised: true });
  await attend(run);
  writeLabel(run.folder, { name: NAME, tags: [] });
});

afterAll(() => browser.close());

interface Opened {
  readonly page: Page;
  /** Errors and warnings of the console, and addresses that were asked for besides the file's own. */
  readonly complaints: string[];
}

async function open(html: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Opened> {
  const file = join(run.folder, 'report.html');
  writeFileSync(file, html);
  const page = await browser.newPage({ colorScheme, viewport: { width: 1100, height: 900 } });
  const address = pathToFileURL(file).href;
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('dialog', (dialog) => void complaints.push(`dialog ${dialog.message()}`));
  page.on('request', (request) => {
    if (request.url() !== address && !request.url().startsWith('data:')) complaints.push(`asks for ${request.url()}`);
  });
  await page.goto(address);
  return { page, complaints };
}

const report = (): Promise<string> => makeReport(run, dataRoot, Date.UTC(2026, 1, 3));

describe('the report', () => {
  test.each(['light', 'dark'] as const)('is clean and readable in %s', async (scheme) => {
    const { page, complaints } = await open(await report(), scheme);
    expect(complaints).toEqual([]);
    expect(await seriousProblems(page)).toEqual([]);
    // As wide as the window: nothing runs out of it.
    const beyond = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate(beyond)).toBe(0);
    await page.close();
  });

  test('shows what the run came to', async () => {
    const { page } = await open(await report());
    const state = runStateOf(readEvents(run.folder));
    const counting = countingAccuracy(run.record.configuration, state);
    if (counting === undefined) throw new Error('no accuracy');
    const { conflict } = summarizeGroups(counting, alignedGroupsOf(state.data, counting));
    expect(await page.locator('.figures dd').first().textContent()).toBe(percentText(conflict));
    expect(await page.locator('.matrix tbody td').count()).toBe(100);
    expect(await page.locator('tr.counts th').textContent()).toBe('retraining, classifier');
    // Accuracy, a loss of each part, the mined set; a mask of each layer.
    expect(await page.locator('.charts > figure > svg').count()).toBeGreaterThanOrEqual(4);
    expect(await page.locator('.masks figure').count()).toBe(Object.keys(state.heatmaps).length);
    await page.close();
  });

  test('holds its images, at the size that they have', async () => {
    const { page } = await open(await report());
    const sizes = await page
      .locator('.tiles img')
      .evaluateAll((images) => images.map((image) => Reflect.get(image, 'naturalWidth')));
    expect(sizes.length).toBeGreaterThan(5);
    expect(new Set(sizes)).toEqual(new Set([28]));
    await page.close();
  });

  test('takes a name for text, and lets no script in', async () => {
    const { page, complaints } = await open(await report());
    expect(await page.title()).toContain(NAME);
    expect(await page.locator('script').count()).toBe(0);
    expect(complaints).toEqual([]);
    const injected = (await report()).replace(
      '</main>',
      '<script>alert(2)</script><img src="https://example.org/x.png"></main>',
    );
    const { complaints: refused } = await open(injected);
    expect(refused.filter((text) => text.startsWith('dialog'))).toEqual([]);
    expect(refused.join()).toContain('Content Security Policy');
    await page.close();
  });

  test('says what is missing where the data set is gone', async () => {
    renameSync(join(dataRoot, 'cmnist'), join(dataRoot, 'away'));
    try {
      const { page, complaints } = await open(await report());
      expect(await page.getByText('There are no images here:').count()).toBe(1);
      expect(await page.locator('.tiles img').count()).toBe(0);
      expect(await page.locator('.matrix tbody td').count()).toBe(100);
      expect(complaints).toEqual([]);
      await page.close();
    } finally {
      renameSync(join(dataRoot, 'away'), join(dataRoot, 'cmnist'));
    }
  });

  test('of a run that has not begun is refused', async () => {
    const fresh = await smallRun();
    await expect(makeReport(fresh, dataRoot, 0)).rejects.toMatchObject({ code: 'run-empty', kind: 'user' });
  });

  test('is handed out by the button of the run view', async () => {
    const { record, folder } = run;
    const served = await serveWorkbench((home) => {
      cpSync(dataRoot, join(home, 'data'), { recursive: true });
      cpSync(folder, join(home, 'runs', record.id), { recursive: true });
    });
    try {
      const { page, complaints } = await openPage(browser, { url: served.url, address: `/runs/${record.id}` });
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Report' }).click();
      const given = await download;
      expect(given.suggestedFilename()).toBe(`${record.id}.html`);
      const text = readFileSync(await given.path(), 'utf8');
      expect(text).toContain('<h2>Accuracy of each group</h2>');
      expect(text).toContain('data:image/png');
      expect(complaints).toEqual([]);
      await page.context().close();
    } finally {
      await served.close();
    }
  });
});
