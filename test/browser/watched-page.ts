// A page of the workbench whose complaints are collected.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';

export interface PageOptions {
  /** Signs in: a served workbench's `url`. */
  readonly url: string;
  /** Behind the #, such as `/runs`. */
  readonly address: string;
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
}

export interface WatchedPage {
  readonly page: Page;
  /** Errors and warnings on the console, exceptions, requests that failed: empty where all is well. */
  readonly complaints: readonly string[];
  /** How many messages it has sent to the host so far. */
  messages(): number;
}

/** In a profile of its own; close `page.context()` in the end. */
export async function openPage(browser: Browser, options: PageOptions): Promise<WatchedPage> {
  const { url, address, scheme = 'light', width = 1600, height = 1000 } = options;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  let messages = 0;
  page.on('websocket', (socket) => {
    socket.on('framesent', () => {
      messages += 1;
    });
  });
  await page.goto(`${url}#${address}`);
  return { page, complaints, messages: () => messages };
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds serious or critical on the page as it stands: rule, elements, reason. */
export async function seriousProblems(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
    );
}

/** Elements of the view whose content is wider than they are, and is neither scrolled nor cut by an ellipsis. */
export const overflowing = (page: Page): Promise<string[]> => page.evaluate<string[]>(OVERFLOWING);

/** Evaluated in the page, of whose types this program knows nothing. */
const OVERFLOWING = `
  [...document.querySelectorAll('#view *')]
    .filter((element) => {
      const { overflowX, textOverflow } = getComputedStyle(element);
      const wider = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
      return wider && overflowX === 'visible' && textOverflow !== 'ellipsis';
    })
    .map((element) => element.tagName + '.' + element.getAttribute('class') + ': ' + element.textContent.slice(0, 60))
`;
