// The time that a run would take, as the services measure it: with a fake engine.
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Workbench } from '../../../../electron/services/workbench.ts';
import { addRun, openFake, temporaryHome, until } from './workbench-folder.ts';

let workbench: Workbench;
const home = temporaryHome();

beforeEach(async () => {
  workbench = await openFake(home);
});
afterEach(async () => {
  await workbench.close();
});

const order = (values: Record<string, string | number> = {}) => ({
  order: { preset: 'cmnist-5pct', values: { supervised: true, select_with_GCE: false, ...values }, from: null },
  whileTraining: false,
});
const probes = () => readdirSync(tmpdir()).filter((name) => name.startsWith('dcwp-probe-'));

test('a measurement stands for all that costs the same, whatever its length', async () => {
  const parts = (await workbench.estimate(order())).parts;
  // 10,000 steps at 10 ms, 20 evaluations of 30 images at 1 ms.
  expect(parts[0]).toEqual({ stage: 'pretraining', network: 'classifier', seconds: 100 + 0.6 });
  const began = performance.now();
  const again = await Promise.all([workbench.estimate(order({ pretrain_iter: 500 })), workbench.estimate(order())]);
  expect(performance.now() - began).toBeLessThan(100);
  expect(again[0]?.parts[0]?.seconds).toBe(5 + 0.03);
});

/** A host on the same folders that fails where it has to measure. */
const nextHost = (): Promise<Workbench> =>
  Workbench.open({
    home,
    launch: () => {
      throw new Error('measured again');
    },
    bin: async () => {},
    reveal: async () => {},
  });

test('what one host measured is known to the next one, which measures nothing again', async () => {
  const { parts } = await workbench.estimate(order({ batch_size: 48 }));
  const next = await nextHost();
  expect((await next.estimate(order({ batch_size: 48 }))).parts).toEqual(parts);
  await expect(next.estimate(order({ batch_size: 49 }))).rejects.toThrow('measured again');
  await next.close();
});

test('what is measured beside a run is good for as long as it trains', async () => {
  addRun(home, 'beside', 'goOn');
  await workbench.library.scan();
  workbench.queue.add('beside', 'next');
  await until(() => workbench.library.isTraining);
  const one = order({ batch_size: 50 });
  const { parts } = await workbench.estimate({ ...one, whileTraining: true });
  expect((await workbench.estimate(one)).parts).toEqual(parts);
  workbench.queue.stop('beside');
  await until(() => !workbench.library.isTraining);
  const next = await nextHost();
  await expect(next.estimate(one)).rejects.toThrow('measured again');
  await next.close();
});

test('a probe that is cancelled ends its process and leaves nothing', async () => {
  const before = probes();
  const gone = new AbortController();
  const asked = workbench.estimate(order({ batch_size: 1 }), gone.signal);
  await until(() => probes().length > before.length);
  gone.abort();
  await expect(asked).rejects.toThrow(/abort/i);
  expect(probes()).toEqual(before);
});

test('a probe that crashes tells of no run to resume', async () => {
  const asked = workbench.estimate(order({ batch_size: 2 }));
  await expect(asked).rejects.toMatchObject({ code: 'estimate-failed', remedy: expect.stringContaining('Start') });
});

test('nothing is measured beside a run but on request, and a run that begins ends the probe', async () => {
  const stuck = workbench.estimate(order({ batch_size: 1 }));
  const ended = expect(stuck).rejects.toMatchObject({ code: 'estimate-while-training' });
  addRun(home, 'at-work', 'goOn');
  await workbench.library.scan();
  workbench.queue.add('at-work', 'next');
  await ended;
  await until(() => workbench.library.isTraining);
  const other = order({ batch_size: 64 });
  await expect(workbench.estimate(other)).rejects.toMatchObject({ code: 'estimate-while-training' });
  expect((await workbench.estimate({ ...other, whileTraining: true })).parts).toHaveLength(4);
});

test('an order that could not start is refused with what is wrong', async () => {
  await expect(workbench.estimate(order({ batch_size: 0 }))).rejects.toMatchObject({ code: 'configuration-invalid' });
});
