import { memory, scalar } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { LossMeter } from '../../../../electron/engine/stages/loss-meter.ts';
import { useTensorFlow } from '../../../tensorflow.ts';

beforeAll(() => {
  useTensorFlow();
});

const step = (total: number, main: number) => ({ total: scalar(total), parts: new Map([['main', scalar(main)]]) });

test('means are over the steps since the last report', () => {
  const meter = new LossMeter();
  meter.add(step(9, 9));
  meter.report();
  for (const value of [1, 2, 6]) meter.add(step(value, 2 * value));
  expect(meter.report()).toEqual({ total: 3, parts: { main: 6 }, steps: 3, finiteSteps: 3 });
});

test('nothing is reported where nothing was added', () => {
  expect(new LossMeter().report()).toBeUndefined();
});

test.each([Number.NaN, Number.POSITIVE_INFINITY])(
  'the first loss of %d is found, also where later ones are finite',
  (bad) => {
    const meter = new LossMeter();
    for (const value of [1, 2, bad, 4, 5]) meter.add(step(value, 1));
    expect(meter.report()).toMatchObject({ steps: 5, finiteSteps: 2 });
  },
);

test('it frees what it takes over', () => {
  const before = memory().numTensors;
  const meter = new LossMeter();
  for (let i = 0; i < 5; i++) meter.add(step(i, i));
  meter.report();
  meter.add(step(1, 1));
  meter.dispose();
  expect(memory().numTensors).toBe(before);
});
