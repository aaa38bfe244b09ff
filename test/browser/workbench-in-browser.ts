// A served workbench and a browser for the tests of one file: there before them, gone after them.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchChromium } from './chromium.ts';
import { type ServedWorkbench, serveWorkbench } from './served-workbench.ts';
import { openPage, type PageOptions, type WatchedPage } from './watched-page.ts';

interface WorkbenchInBrowser {
  /** A page at `address`; close its context in the end. */
  open(address: string, options?: Omit<PageOptions, 'url' | 'address'>): Promise<WatchedPage>;
  /** The folder that holds `data` and `runs`. */
  home(): string;
}

/** Call it once, outside of tests. `fill` puts into the folder what is there from the beginning. */
export function workbenchInBrowser(fill: Parameters<typeof serveWorkbench>[0]): WorkbenchInBrowser {
  let browser: Browser;
  let served: ServedWorkbench;
  beforeAll(async () => {
    [browser, served] = await Promise.all([launchChromium(), serveWorkbench(fill)]);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });
  return {
    open: (address, options = {}) => openPage(browser, { url: served.url, address, ...options }),
    home: () => served.home,
  };
}
