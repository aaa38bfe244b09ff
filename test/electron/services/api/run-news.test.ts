import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { runNews, runOutline } from '../../../../electron/services/api/run-news.ts';
import { maskAt } from '../../../../electron/services/runs/log-reader.ts';
import type { Workbench } from '../../../../electron/services/workbench.ts';
import { EVENTS_FILE, formatEvent, parseEventLog } from '../../../../shared/event-log.ts';
import type { RunEvent } from '../../../../shared/events.ts';
import { runStateOf } from '../../../../shared/run-state.ts';
import { addRun, openFake, temporaryHome } from './workbench-folder.ts';

let workbench: Workbench | undefined;

afterEach(async () => {
  await workbench?.close();
  workbench = undefined;
});

const RECORDED = new URL('../../../shared/run-killed-and-resumed.jsonl', import.meta.url);
const point = { stage: 'pretraining', network: 'classifier' } as const;

function lossAt(step: number): RunEvent {
  const values = { total: 1 / step, parts: {}, learningRate: 0.1, imagesPerSecond: 10 };
  return { type: 'losses', ...point, step, ...values, at: step };
}

const mask = (step: number, layer: string, bytes: Uint8Array): RunEvent => ({
  ...{ type: 'mask-heatmap', ...point, step, layer, outputs: 2, inputs: bytes.length / 2, area: 9, at: step },
  kept: Buffer.from(bytes).toString('base64'),
});

test('a page that comes late catches up from the folder piece by piece, to the same state', async () => {
  const home = temporaryHome();
  const events = Array.from({ length: 20_000 }, (_, index) => lossAt(index + 1));
  addRun(home, 'a', 'finish', events);
  workbench = await openFake(home);
  const seen: RunEvent[] = [];
  let news = await runNews(workbench.library, { id: 'a', offset: 0, tick: 0 });
  let answers = 1;
  const begun = performance.now();
  for (;;) {
    expect(news.log.length).toBeLessThanOrEqual(1 << 20);
    seen.push(...parseEventLog(news.log, 'a'));
    if (!news.more) break;
    news = await runNews(workbench.library, { id: 'a', offset: news.next, tick: news.tick });
    answers++;
  }
  expect(answers).toBeGreaterThan(2);
  expect(performance.now() - begun).toBeLessThan(2000);
  expect(runStateOf(seen)).toEqual(runStateOf(events));
});

test('however fast the log grows, a page gets ten answers a second at most, and each event once', async () => {
  const home = temporaryHome();
  const folder = addRun(home, 'a', 'finish', [
    { type: 'run-started', format: 2, id: 'a', device: 'cpu', tensorflow: '2', at: 1 },
  ]);
  workbench = await openFake(home);
  const { library } = workbench;
  let step = 0;
  const writer = setInterval(() => {
    const lines = Array.from({ length: 10 }, () => formatEvent(lossAt(++step)));
    appendFileSync(join(folder, EVENTS_FILE), lines.join(''));
    library.refresh('a');
  }, 5);
  const begun = performance.now();
  let news = await runNews(library, { id: 'a', offset: 0, tick: 0 });
  const steps: number[] = [];
  let answers = 0;
  while (performance.now() - begun < 1500) {
    news = await runNews(library, { id: 'a', offset: news.next, tick: news.tick });
    steps.push(...parseEventLog(news.log, 'a').flatMap((event) => (event.type === 'losses' ? [event.step] : [])));
    answers++;
  }
  clearInterval(writer);
  expect(answers).toBeLessThanOrEqual(16);
  expect(answers).toBeGreaterThan(5);
  const first = steps[0] ?? 0;
  expect(steps).toEqual(steps.map((_, index) => first + index));
  expect(steps.length).toBeGreaterThan(answers * 10);
});

test('a question waits until there is news, and ends when the page is gone', async () => {
  const home = temporaryHome();
  const folder = addRun(home, 'a', 'finish', [lossAt(1)]);
  workbench = await openFake(home);
  const { library } = workbench;
  const first = await runNews(library, { id: 'a', offset: 0, tick: 0 });
  const question = { id: 'a', offset: first.next, tick: first.tick };
  const waiting = runNews(library, question);
  setTimeout(() => {
    // A line half written is no news yet.
    const line = formatEvent(lossAt(2));
    writeFileSync(join(folder, EVENTS_FILE), `${formatEvent(lossAt(1))}${line}${line.slice(0, 20)}`);
    library.refresh('a');
  }, 300);
  const begun = performance.now();
  const news = await waiting;
  expect(performance.now() - begun).toBeGreaterThan(250);
  expect(parseEventLog(news.log, 'a')).toEqual([lossAt(2)]);
  const gone = new AbortController();
  setTimeout(() => gone.abort(), 50);
  await expect(runNews(library, { ...question, offset: news.next, tick: news.tick }, gone.signal)).rejects.toThrow();
});

test('masks stay out of the lines and come as bytes by their offset', async () => {
  const home = temporaryHome();
  const big = Uint8Array.from({ length: 3_000_000 }, (_, index) => index % 251);
  const events = [
    lossAt(1),
    mask(1, 'conv1', Uint8Array.of(0, 1, 254, 255)),
    lossAt(2),
    mask(2, 'conv2', big),
    lossAt(3),
  ];
  const folder = addRun(home, 'a', 'finish', events);
  workbench = await openFake(home);
  const seen: RunEvent[] = [];
  let news = await runNews(workbench.library, { id: 'a', offset: 0, tick: 0 });
  for (;;) {
    expect(news.log.length).toBeLessThan(10_000);
    seen.push(...parseEventLog(news.log, 'a'));
    if (!news.more) break;
    news = await runNews(workbench.library, { id: 'a', offset: news.next, tick: news.tick });
  }
  expect(seen.map(({ type }) => type)).toEqual(events.map(({ type }) => type));
  const offsets = seen.flatMap((event) => (event.type === 'mask-heatmap' ? [event.offset ?? -1] : []));
  const [small, large] = offsets.map((offset) => Buffer.from(maskAt(folder, offset)));
  expect(small).toEqual(Buffer.of(0, 1, 254, 255));
  expect(large?.equals(big)).toBe(true);
  expect(() => maskAt(folder, 0)).toThrow('no mask');
  expect(() => maskAt(folder, 17)).toThrow('no mask');
  expect(() => maskAt(folder, 1e9)).toThrow('no mask');
});

test('an outline has all but the reports of losses that others follow, and gives the same state but for these', async () => {
  const home = temporaryHome();
  const recorded = parseEventLog(readFileSync(RECORDED, 'utf8'), 'recorded');
  const events = [...recorded, ...Array.from({ length: 20_000 }, (_, index) => lossAt(index + 1))];
  const folder = addRun(home, 'a', 'finish', events);
  // A line half written.
  appendFileSync(join(folder, EVENTS_FILE), '{"type":"loss');
  workbench = await openFake(home);
  const outline = await runOutline(workbench.library, 'a');
  const taken = parseEventLog(outline?.log ?? '', 'a');
  expect(outline?.lines).toBe(events.length);
  expect(taken.filter(isOther).map(({ type }) => type)).toEqual(events.filter(isOther).map(({ type }) => type));
  expect(taken.at(-1)).toEqual(lossAt(20_000));
  expect(taken.length - taken.filter(isOther).length).toBeLessThan(20);
  const [known, whole] = [runStateOf(taken), runStateOf(events)];
  // Masks stay at the host; times are added up in fewer parts.
  const apart = { losses: null, heatmaps: null, seconds: null };
  expect({ ...known, ...apart }).toEqual({ ...whole, ...apart });
  expect(known.seconds).toBeCloseTo(whole.seconds, 6);
  expect(Object.keys(known.heatmaps)).toEqual(Object.keys(whole.heatmaps));
});

const isOther = ({ type }: RunEvent): boolean => type !== 'losses';
