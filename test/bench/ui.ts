// The page with a long run and a large library: what a user waits for, and what it takes.
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Page } from 'playwright-core';
import { launchChromium } from '../browser/chromium.ts';
import { openPage } from '../browser/watched-page.ts';
import { benchGallery, type Report } from './gallery.ts';
import { addFeatures, benchFeatures } from './ui/features.ts';
import { LONG_RUN, makeLibrary, STREAMED_RUN } from './ui/library.ts';
import { frames, mainThread, memory, scrolling, untilPainted } from './ui/page-measures.ts';
import { serveLibrary } from './ui/served-library.ts';

const ROW = 'tbody tr';
const CURVE = '[aria-label="Loss"] [data-curve], [aria-label="Accuracy"] [data-curve]';

interface UiOptions {
  readonly runs: string;
  readonly samples: string;
  readonly only?: 'runs' | 'gallery';
}

/** Prints the goal beside each number; nothing is asserted. */
export async function benchUi({ runs, samples, only }: UiOptions): Promise<void> {
  const report: Report = (what, value, goal) =>
    console.log(JSON.stringify({ what, value: Math.round(10 * value) / 10, goal }));
  if (only !== 'gallery') await benchRuns(runs, report);
  if (only !== 'runs') await benchGallery(Number(samples), report);
}

async function benchRuns(runs: string, report: Report): Promise<void> {
  const home = makeLibrary(Number(runs));
  addFeatures(home.runs);
  const began = performance.now();
  const library = await serveLibrary(home);
  report('host: opens the library, first time, ms', performance.now() - began, '-');
  const browser = await launchChromium();
  try {
    const { page, complaints } = await openPage(browser, { url: library.server.url, address: '/runs' });
    await page.waitForSelector(ROW);
    for (const round of ['first', 'second']) {
      await page.goto('about:blank');
      const start = performance.now();
      await page.goto(`${library.server.url}#/runs`);
      await page.waitForSelector(ROW);
      report(`first view: table of ${runs} runs, ${round} reload, ms`, performance.now() - start, '< 1000');
    }
    report('memory: table of runs, page process, MB', (await memory(browser, page)).processMb ?? Number.NaN, '< 200');
    const busyMs = await mainThread(page);
    await reportScrolling(page, busyMs, report);
    for (const round of ['first', 'second']) {
      await page.evaluate("location.hash = '/runs'");
      await page.waitForSelector(ROW);
      const before = await busyMs();
      const opened = await untilPainted(page, `location.hash = '/runs/${LONG_RUN}'`, CURVE);
      report(`open a run of 20,000 steps, ${round} time, ms`, opened, '< 500');
      report(`opening it, ${round} time: main thread, ms`, (await busyMs()) - before, '-');
      await page.getByRole('region', { name: 'Log' }).waitFor();
    }
    library.workbench.queue.add(STREAMED_RUN, 'next');
    await page.evaluate(`location.hash = '/runs/${STREAMED_RUN}'`);
    await page.waitForSelector(CURVE);
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    const before = await busyMs();
    const { perSecond, longestMs } = await frames(page, STREAMED_SECONDS);
    const spent = ((await busyMs()) - before) / STREAMED_SECONDS;
    report('streaming 10 events a second into 10,000 steps: frames a second', perSecond, '>= 55');
    report('streaming: longest time between two frames, ms', longestMs, '-');
    report('streaming: main thread in a second, ms', spent, '-');
    const used = await memory(browser, page);
    report('memory: run view, JavaScript after a collection, MB', used.heapMb, '-');
    report('memory: run view, page process, MB', used.processMb ?? Number.NaN, '< 200');
    await benchFeatures(page, report);
    for (const complaint of complaints) console.log(JSON.stringify({ complaint }));
  } finally {
    await browser.close();
    await library.close();
    rmSync(dirname(home.runs), { recursive: true, force: true });
  }
}

const STREAMED_SECONDS = 10;
/** Each row is 31 pixels high. */
const SCROLL_PX = 40;

async function reportScrolling(page: Page, busyMs: () => Promise<number>, report: Report): Promise<void> {
  const before = await busyMs();
  await page.evaluate(scrolling('table[aria-label="Runs"]', SCROLL_PX));
  const { perSecond, longestMs } = await frames(page, 4);
  report('scrolling the table of runs: frames a second', perSecond, '>= 55');
  report('scrolling: longest time between two frames, ms', longestMs, '-');
  report('scrolling: main thread for each frame, ms', ((await busyMs()) - before) / (4 * perSecond), '< 16');
}
