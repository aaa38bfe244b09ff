// The cloud of a large split's features: how long it takes to be there, and how fluently it moves and zooms.
import type { Page } from 'playwright-core';
import { writeReport } from '../../browser/generated-report.ts';
import { generateRun } from '../../browser/generated-run.ts';
import { frames, untilPainted } from './page-measures.ts';

export const POINTS = 160_000;
const RUN = 'features';
const SPLIT_COUNT = 162_770;
const SECONDS = 5;

/** A run whose training set is laid out: of 162,770 samples 160,000. */
export function addFeatures(runsRoot: string): void {
  const folder = generateRun({ runsRoot, name: RUN, reportEvery: 500 });
  const indices = Array.from({ length: POINTS }, (_, i) => i);
  writeReport(folder, { split: 'train', samples: 'none', count: SPLIT_COUNT, indices });
}

/** Prints through `report`: what, the number, the goal. */
export async function benchFeatures(
  page: Page,
  report: (what: string, value: number, goal: string) => void,
): Promise<void> {
  const opened = await untilPainted(page, `location.hash = '/features/${RUN}/train'`, '[role="application"] canvas');
  report(`features: opens ${POINTS.toLocaleString('en')} points, ms`, opened, '-');
  const cloud = page.getByRole('application');
  const box = await cloud.boundingBox();
  if (box === null) throw new Error('the cloud is not there');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  for (const [what, act] of [
    ['moves', moving(page, x, y)],
    ['zooms', zooming(page, x, y)],
    ['points', pointing(page, x, y)],
  ] as const) {
    const measured = frames(page, SECONDS);
    const until = performance.now() + 1000 * SECONDS;
    while (performance.now() < until) await act();
    const { perSecond, longestMs } = await measured;
    report(`features: ${what} at frames a second`, perSecond, '>= 55 with a GPU');
    report(`features: ${what}, longest time between two frames, ms`, longestMs, '-');
    await page.mouse.up();
  }
  await cloud.press('0');
  await cloud.press('Enter');
  const began = performance.now();
  await page.getByText(/[\d,]+ samples selected/).waitFor();
  report(`features: selects all, ms`, performance.now() - began, '-');
}

const moving = (page: Page, x: number, y: number) => {
  let step = 0;
  return async (): Promise<void> => {
    if (step === 0) {
      await page.mouse.move(x, y);
      await page.mouse.down();
    }
    step += 1;
    await page.mouse.move(x + 150 * Math.sin(step / 9), y + 100 * Math.cos(step / 7));
  };
};

const zooming = (page: Page, x: number, y: number) => {
  let step = 0;
  return async (): Promise<void> => {
    if (step === 0) await page.mouse.move(x, y);
    step += 1;
    await page.mouse.wheel(0, Math.floor(step / 30) % 2 === 0 ? -40 : 40);
  };
};

const pointing = (page: Page, x: number, y: number) => {
  let step = 0;
  return async (): Promise<void> => {
    step += 1;
    await page.mouse.move(x + 150 * Math.sin(step / 9), y + 100 * Math.cos(step / 7));
  };
};
