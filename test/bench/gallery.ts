// The samples of a run on 162,770 images: opening, scrolling, filtering, sorting them, in Chromium.
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Page } from 'playwright-core';
import { launchChromium } from '../browser/chromium.ts';
import { openPage } from '../browser/watched-page.ts';
import { frames, mainThread, memory, untilPainted } from './ui/page-measures.ts';
import { makeSampleLibrary, SAMPLED_RUN } from './ui/sample-library.ts';
import { serveLibrary } from './ui/served-library.ts';

export type Report = (what: string, value: number, goal: string) => void;

/** A block of rows whose images are all drawn. */
const DRAWN = '[role="listbox"] canvas[data-drawn="true"]';
const WAITING = 'canvas[data-drawn="false"]';
const LIST = '[aria-label="Samples"][role="listbox"]';
const address = `/samples/${SAMPLED_RUN}`;

export async function benchGallery(samples: number, report: Report): Promise<void> {
  const home = await makeSampleLibrary(samples);
  const library = await serveLibrary(home);
  const browser = await launchChromium();
  try {
    const { page, complaints } = await openPage(browser, { url: library.server.url, address: '/settings' });
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    // Nobody presses before the page has come to rest.
    await page.waitForLoadState('networkidle');
    for (const round of ['first', 'second']) {
      const opened = await untilPainted(page, `location.hash = '${address}'`, DRAWN);
      report(`open the gallery of ${samples} samples, ${round} time, ms`, opened, '< 1000');
      // The files are listed meanwhile.
      await page.getByRole('button', { name: /^conflicting/ }).waitFor();
      if (round === 'first') await page.evaluate("location.hash = '/settings'");
    }
    for (const [how, pixels] of [
      ['', 30],
      [' fast', 400],
    ] as const) {
      await scroll(page, pixels);
      const busyMs = await mainThread(page);
      const before = await busyMs();
      const { perSecond, longestMs } = await frames(page, 5);
      const busy = (await busyMs()) - before;
      report(`scroll${how}, ${60 * pixels} pixels a second: frames a second`, perSecond, '>= 55');
      report(`scroll${how}: longest time between two frames, ms`, longestMs, '-');
      report(`scroll${how}: main thread for each frame, ms`, busy / (5 * perSecond), '-');
      report(`scroll${how}: images are there after its end, ms`, await untilFilled(page), '-');
    }
    for (const [what, next] of Object.entries(changes)) {
      report(`${what}, until it is painted, ms`, await untilChanged(page, next), '< 100');
    }
    for (const order of ['highest bias score first', 'in the order of the data set']) {
      await page.getByRole('combobox', { name: 'Order' }).click();
      await page.getByRole('option', { name: order }).waitFor();
      report(`sort: ${order}, until it is painted, ms`, await untilChanged(page, choose(order)), '< 100');
    }
    const used = await memory(browser, page);
    report('memory: gallery, JavaScript after a collection, MB', used.heapMb, '-');
    report('memory: gallery, page process, MB', used.processMb ?? Number.NaN, '< 300');
    for (const complaint of complaints) console.log(JSON.stringify({ complaint }));
  } finally {
    await browser.close();
    await library.close();
    rmSync(dirname(home.runs), { recursive: true, force: true });
  }
}

/** What is pressed, evaluated in the page. */
const press = (name: string): string =>
  `[...document.querySelectorAll('button')].find((button) => button.textContent.startsWith('${name}')).click()`;

const choose = (name: string): string =>
  `[...document.querySelectorAll('[role="option"]')].find((option) => option.textContent === '${name}').click()`;

const changes = {
  'filter by conflicting': press('conflicting'),
  'filter by mined too': press('mined'),
  'filter by neither': press('Clear'),
  'select all': press('Select all'),
  'mark all as mined': press('Mark as mined'),
  'as it was': press('As it was'),
} as const;

/** Milliseconds until the page has answered in pictures: the second frame after the change. */
const untilChanged = (page: Page, act: string): Promise<number> =>
  page.evaluate<number>(`new Promise((resolve) => {
    const began = performance.now();
    ${act};
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
  })`);

/** Ends the scrolling: milliseconds until all images in sight are drawn and painted. */
const untilFilled = (page: Page): Promise<number> =>
  page.evaluate<number>(`new Promise((resolve) => {
    const began = performance.now();
    window.scrolled = 0;
    const look = () => document.querySelector('${DRAWN}') && !document.querySelector('${WAITING}')
      ? requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)))
      : requestAnimationFrame(look);
    look();
  })`);

/** Scrolls so many pixels a frame, until another call. */
const scroll = (page: Page, pixels: number): Promise<unknown> =>
  page.evaluate(`(() => {
    const list = document.querySelector('${LIST}').parentElement;
    window.scrolled = ${pixels};
    const next = () => {
      if (window.scrolled !== ${pixels} || ${pixels} === 0) return;
      list.scrollTop += ${pixels};
      requestAnimationFrame(next);
    };
    next();
  })()`);
