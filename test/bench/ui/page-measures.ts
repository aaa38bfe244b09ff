// What a browser's page takes: time to the next picture, frames, memory.
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';

/** Milliseconds until `selector` is there and was painted. `act` begins it, evaluated in the page. */
export function untilPainted(page: Page, act: string, selector: string): Promise<number> {
  return page.evaluate<number>(`new Promise((resolve) => {
    const began = performance.now();
    const look = () => document.querySelector(${JSON.stringify(selector)})
      ? requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)))
      : requestAnimationFrame(look);
    ${act};
    look();
  })`);
}

/** Frames a second over some seconds, and the longest time between two of them in milliseconds. */
export function frames(
  page: Page,
  seconds: number,
): Promise<{ readonly perSecond: number; readonly longestMs: number }> {
  return page.evaluate<{ perSecond: number; longestMs: number }>(`new Promise((resolve) => {
    const began = performance.now();
    let last = began, count = 0, longestMs = 0;
    const next = (now) => {
      longestMs = Math.max(longestMs, now - last);
      last = now;
      count++;
      if (now - began < ${1000 * seconds}) requestAnimationFrame(next);
      else resolve({ perSecond: (1000 * count) / (now - began), longestMs });
    };
    requestAnimationFrame(next);
  })`);
}

/** To be evaluated in the page: scrolls what `selector` lies in, so many pixels a frame, for 1000 frames or to its end. */
export const scrolling = (selector: string, pixels: number): string => `(() => {
  const scroller = document.querySelector(${JSON.stringify(selector)}).parentElement;
  let left = 1000;
  const next = () => {
    scroller.scrollBy(0, ${pixels});
    if (left-- > 0) requestAnimationFrame(next);
  };
  next();
})()`;

/** A clock of the processor time that the page's main thread spends in tasks: what else runs on the machine hardly counts. */
export async function mainThread(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
}

/** Megabytes: the page's JavaScript after a collection, and what its process has to itself (null where that is unknown). */
export async function memory(
  browser: Browser,
  page: Page,
): Promise<{ readonly heapMb: number; readonly processMb: number | null }> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const browserSession = await browser.newBrowserCDPSession();
  const { processInfo } = await browserSession.send('SystemInfo.getProcessInfo');
  const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => privateMb(id));
  return { heapMb: usedSize / 1e6, processMb: sizes.includes(null) ? null : Math.max(...sizes.map(Number)) };
}

function privateMb(pid: number): number | null {
  try {
    const sizes = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8').matchAll(/^Private_\w+:\s+(\d+) kB/gm);
    return [...sizes].reduce((sum, [, kilobytes]) => sum + Number(kilobytes), 0) / 1000;
  } catch {
    return null;
  }
}
