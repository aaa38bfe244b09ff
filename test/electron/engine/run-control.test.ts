// What a training loop does when the host pauses it, lets it go on, or stops it.
import { expect, test } from 'vitest';
import { HostControl } from '../../../electron/engine/run-control.ts';
import type { RunEventBody, RunPoint } from '../../../shared/events.ts';

const point: RunPoint = { stage: 'pruning', network: 'classifier', step: 12 };

function control(now = () => 0) {
  const events: RunEventBody[] = [];
  const notices: RunPoint[] = [];
  const made = new HostControl({ emit: (event) => events.push(event), notice: (at) => notices.push(at) }, now);
  return { made, events, notices };
}

const isSettled = async (promise: Promise<unknown>): Promise<boolean> => {
  const waiting = Symbol('waiting');
  for (let turn = 0; turn < 3; turn++) await new Promise((next) => setImmediate(next));
  return (await Promise.race([promise, Promise.resolve(waiting)])) !== waiting;
};

test('lets steps pass without a word', async () => {
  const { made, events } = control();
  expect(await made.atStep(point)).toBe('continue');
  expect(made.stopping).toBe(false);
  expect(events).toEqual([]);
});

test('gives the event loop a turn every 50 ms, and tells of the step every 250 ms', async () => {
  let now = 1000;
  const { made, notices } = control(() => now);
  await made.atStep(point);
  let turned = false;
  setImmediate(() => {
    turned = true;
  });
  now = 1049;
  await made.atStep({ ...point, step: 13 });
  expect(turned).toBe(false);
  now = 1050;
  await made.atStep({ ...point, step: 14 });
  expect(turned).toBe(true);
  now = 1250;
  await made.atStep({ ...point, step: 15 });
  expect(notices.map(({ step }) => step)).toEqual([12, 15]);
});

test('waits while paused, and announces it', async () => {
  const { made, events } = control();
  made.pause();
  const step = made.atStep(point);
  expect(await isSettled(step)).toBe(false);
  expect(events).toEqual([{ type: 'run-paused', ...point }]);
  made.proceed();
  expect(await step).toBe('continue');
  expect(events.at(-1)).toEqual({ type: 'run-continued', ...point });
});

test('stops, aborting its signal, even while paused', async () => {
  const { made, events } = control();
  made.pause();
  const step = made.atStep(point);
  await isSettled(step);
  made.stop();
  expect(await step).toBe('stop');
  expect(made.stopping).toBe(true);
  expect(made.signal.aborted).toBe(true);
  expect(events.map(({ type }) => type)).toEqual(['run-paused']);
});
