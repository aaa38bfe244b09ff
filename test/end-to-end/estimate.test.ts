// The probe of the real engine, and what it is multiplied by.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Estimates } from '../../electron/services/runs/estimates.ts';
import { forkEngine } from '../../electron/services/runs/fork-engine.ts';
import { KeptTimings } from '../../electron/services/runs/kept-timings.ts';
import { configuration } from '../../shared/configuration.ts';
import type { RunEvent } from '../../shared/events.ts';
import { methodName } from '../../shared/method-name.ts';
import { estimateOf, runWork } from '../../shared/run-estimate.ts';
import { attend, short, smallDataRoot, smallRun } from './small-run.ts';

const place = async () => ({
  runsRoot: '/nowhere',
  dataFolder: await smallDataRoot(),
  runOf: () => {
    throw new RangeError('there is no run');
  },
});

test.each(methodName.options)(
  'all stages of %s are timed',
  async (method) => {
    const kept = new KeptTimings(join(await smallDataRoot(), `timings-${method}.json`));
    const estimates = new Estimates(forkEngine, kept);
    const mining = { pseudo_label_method: 'wrong', select_with_GCE: method === 'DCWP' };
    const order = { preset: null, values: { ...short, ...mining, method, pretrain_iter: 100_000 }, from: null };
    const { parts } = await estimates.of({ order, whileTraining: false }, await place(), () => false);
    const seconds = parts.filter(({ stage }) => stage !== 'mining').map((part) => part.seconds);
    expect(seconds.length).toBeGreaterThan(0);
    for (const one of seconds) expect(one).toBeGreaterThan(0);
    // A step of GateFCN on 32 small images takes between a hundredth of a millisecond and a tenth of a second.
    expect(seconds[0]).toBeGreaterThan(1);
    expect(seconds[0]).toBeLessThan(10_000);
  },
  60_000,
);

/** Images that events say were classified. */
const classifiedIn = (events: readonly RunEvent[], train: number): number =>
  events.reduce((sum, event) => {
    if (event.type === 'mined' && event.stage === 'pretraining') return sum + train;
    return event.type === 'group-accuracy' ? sum + event.total.flat().reduce((all, count) => all + count, 0) : sum;
  }, 0);

test('a run classifies as many images as its configuration lets expect', async () => {
  const settings = { ...short, eval_every: 7, eval_every_retrain: 6, earlystop_iter: 15 };
  const { events } = await attend(await smallRun(settings));
  const opened = events.find(({ type }) => type === 'data-opened');
  if (opened?.type !== 'data-opened') throw new Error('no data were opened');
  const work = runWork(configuration.parse(settings), opened.counts, null);
  const expected = work.reduce((sum, { classified }) => sum + classified, 0);
  expect(classifiedIn(events, opened.counts.train)).toBe(expected);
  expect(estimateOf(configuration.parse(settings), { counts: opened.counts, parts: [] }, null)).toHaveLength(5);
});
