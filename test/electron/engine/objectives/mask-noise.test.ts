import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { maskNoise } from '../../../../electron/engine/objectives/mask-noise.ts';
import { useTensorFlow } from '../../../tensorflow.ts';

beforeAll(() => {
  useTensorFlow();
});

interface Position {
  readonly seed: number;
  readonly step: number;
}

/** The noise of a step's layers, in order, each of `shape`. */
function noiseOf({ seed, step }: Position, shape: readonly number[], layers = 1): number[][] {
  const noiseFor = maskNoise(seed, step);
  return Array.from({ length: layers }, (_, i) => {
    const noise = noiseFor(`layer${i}`, shape);
    expect(noise.shape).toEqual(shape);
    const values = [...noise.dataSync()];
    noise.dispose();
    return values;
  });
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const dot = (x: readonly number[], y: readonly number[]) =>
    x.reduce((total, value, i) => total + value * (y[i] ?? Number.NaN), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

describe('the noise of the masks', () => {
  test('is the same for the same seed and step', () => {
    const position = { seed: 7, step: 12 };
    expect(noiseOf(position, [3, 5], 3)).toEqual(noiseOf(position, [3, 5], 3));
  });

  test('does not depend on what was drawn for other steps', () => {
    const alone = noiseOf({ seed: 7, step: 2 }, [10]);
    noiseOf({ seed: 7, step: 1 }, [1000]);
    expect(noiseOf({ seed: 7, step: 2 }, [10])).toEqual(alone);
  });

  test.each<[string, Position]>([
    ['step', { seed: 7, step: 13 }],
    ['seed', { seed: 8, step: 12 }],
  ])('is another for another %s', (_name, other) => {
    const [first = []] = noiseOf({ seed: 7, step: 12 }, [10_000]);
    const [second = []] = noiseOf(other, [10_000]);
    // Independent: four standard errors, 1/√n, of a correlation of 0.
    expect(Math.abs(correlation(first, second))).toBeLessThan(0.04);
  });

  test('is another for another layer of the same shape', () => {
    const [first = [], second = []] = noiseOf({ seed: 7, step: 12 }, [10_000], 2);
    expect(Math.abs(correlation(first, second))).toBeLessThan(0.04);
  });

  test('differs in each of a thousand steps', () => {
    const first = Array.from({ length: 1000 }, (_, step) => noiseOf({ seed: 1, step }, [4]).join());
    expect(new Set(first).size).toBe(1000);
  });

  test('is logistic, without a draw that is NaN or +∞', () => {
    const [values = []] = noiseOf({ seed: 3, step: 1 }, [400, 500]);
    expect(values.some((value) => Number.isNaN(value) || value === Number.POSITIVE_INFINITY)).toBe(false);
    const finite = values.filter(Number.isFinite);
    const mean = finite.reduce((total, value) => total + value, 0) / finite.length;
    const variance = finite.reduce((total, value) => total + (value - mean) ** 2, 0) / finite.length;
    // Five standard errors of 200 000 draws.
    expect(Math.abs(mean)).toBeLessThan(0.021);
    expect(Math.abs(variance - Math.PI ** 2 / 3)).toBeLessThan(0.066);
  });

  test('leaves no tensor but itself', () => {
    noiseOf({ seed: 1, step: 1 }, [2, 3]);
    const before = memory().numTensors;
    noiseOf({ seed: 1, step: 2 }, [2, 3], 4);
    expect(memory().numTensors).toBe(before);
  });
});
