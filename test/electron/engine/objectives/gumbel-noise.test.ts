import { dispose, memory, type Tensor, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { gumbelNoise, logisticNoise } from '../../../../electron/engine/objectives/gumbel-noise.ts';
import { RandomStream } from '../../../../shared/random.ts';
import { useTensorFlow } from '../../../tensorflow.ts';
import { expectClose } from '../golden/closeness.ts';

beforeAll(() => {
  useTensorFlow();
});

const DRAWS = 200_000;

function uniform(purpose: string): Tensor {
  const random = RandomStream.for(11, purpose);
  return tensor(Float32Array.from({ length: DRAWS }, () => random.uniform()));
}

function moments(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  return { mean, variance: values.reduce((total, value) => total + (value - mean) ** 2, 0) / values.length };
}

describe('mask noise', () => {
  test.each<[string, () => Tensor]>([
    ['from one draw', () => logisticNoise(uniform('first'))],
    ['as published, from two draws', () => gumbelNoise([uniform('first'), uniform('second')])],
  ])('%s has the mean and variance of a logistic variable', (_name, make) => {
    const noise = make();
    const { mean, variance } = moments([...noise.dataSync()].filter(Number.isFinite));
    noise.dispose();
    // Five standard errors: the variance is π²/3, the fourth moment 7π⁴/15.
    const expected = Math.PI ** 2 / 3;
    expect(Math.abs(mean)).toBeLessThan(5 * Math.sqrt(expected / DRAWS));
    const fourth = (7 * Math.PI ** 4) / 15;
    expect(Math.abs(variance - expected)).toBeLessThan(5 * Math.sqrt((fourth - expected ** 2) / DRAWS));
  });

  test.each([
    ['one draw', 'logistic'],
    ['two draws', 'gumbel'],
  ])('from %s falls below x as often as a logistic variable', (_name, kind) => {
    const noise = kind === 'logistic' ? logisticNoise(uniform('a')) : gumbelNoise([uniform('a'), uniform('b')]);
    const values = [...noise.dataSync()];
    noise.dispose();
    for (const x of [-4, -1, 0, 1, 4]) {
      const portion = values.filter((value) => value < x).length / DRAWS;
      expect(portion, `below ${x}`).toBeCloseTo(1 / (1 + Math.exp(-x)), 2);
    }
  });

  test('from one draw is log(u / (1 − u)), up to the largest draw', () => {
    const draws = [1e-7, 0.25, 0.5, 0.75, 1 - 2 ** -23];
    const [given, floats] = [tensor(draws), draws.map(Math.fround)];
    const noise = logisticNoise(given);
    expectClose(
      [...noise.dataSync()],
      floats.map((u) => Math.log(u) - Math.log1p(-u)),
      1e-6,
    );
    dispose([given, noise]);
  });

  test('from a draw of 0 is −∞', () => {
    const given = tensor([0]);
    const noise = logisticNoise(given);
    expect([...noise.dataSync()]).toEqual([Number.NEGATIVE_INFINITY]);
    dispose([given, noise]);
  });

  test('as published is finite for draws of 0', () => {
    const [first, second] = [tensor([0, 0, 0.5]), tensor([0, 0.5, 0])];
    const noise = gumbelNoise([first, second]);
    const values = [...noise.dataSync()];
    expect(values.every(Number.isFinite)).toBe(true);
    // Equal draws cancel.
    expect(values[0]).toBeCloseTo(0, 5);
    dispose([first, second, noise]);
  });

  test('leaves no tensor but itself', () => {
    const [first, second] = [tensor([0.1, 0.9]), tensor([0.4, 0.2])];
    const make = () => dispose([gumbelNoise([first, second]), logisticNoise(first)]);
    make();
    const before = memory().numTensors;
    make();
    expect(memory().numTensors).toBe(before);
    dispose([first, second]);
  });
});
