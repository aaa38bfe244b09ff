import { describe, expect, test } from 'vitest';
import { learningRate } from '../../../../electron/engine/nn/step-decay.ts';

describe('the learning rate', () => {
  const decay = { initial: 0.1, every: 3, gamma: 0.5 };

  test.each([
    [1, 0.1],
    [2, 0.1],
    [3, 0.1],
    [4, 0.05],
    [6, 0.05],
    [7, 0.025],
    [10, 0.0125],
  ])('of step %i is %f', (step, rate) => {
    expect(learningRate(step, decay)).toBeCloseTo(rate, 15);
  });

  test('falls at each step where falls are one step apart', () => {
    const rates = [1, 2, 3].map((step) => learningRate(step, { initial: 1, every: 1, gamma: 0.1 }));
    expect(rates[0]).toBe(1);
    expect(rates[1]).toBeCloseTo(0.1, 15);
    expect(rates[2]).toBeCloseTo(0.01, 15);
  });

  test('is constant with gamma 1', () => {
    expect(learningRate(100_000, { ...decay, gamma: 1 })).toBe(0.1);
  });

  test('vanishes after the first fall with gamma 0', () => {
    expect(learningRate(3, { ...decay, gamma: 0 })).toBe(0.1);
    expect(learningRate(4, { ...decay, gamma: 0 })).toBe(0);
  });

  test('stays finite after a million falls', () => {
    expect(learningRate(1_000_001, { ...decay, every: 1 })).toBe(0);
  });
});
