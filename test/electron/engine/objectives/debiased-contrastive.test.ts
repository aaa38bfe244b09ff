import { dispose, memory, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { debiasedContrastive, positiveShares } from '../../../../electron/engine/objectives/debiased-contrastive.ts';
import { RandomStream } from '../../../../shared/random.ts';
import { useTensorFlow } from '../../../tensorflow.ts';
import { expectClose } from '../golden/closeness.ts';
import { type Differentiated, differentiate } from '../tensor/differentiate.ts';

beforeAll(() => {
  useTensorFlow();
});

interface Batch {
  readonly features: readonly (readonly number[])[];
  readonly classes: readonly number[];
  readonly mined: readonly number[];
}

function contrastive({ features, classes, mined }: Batch, temperature: number): Differentiated {
  const n = features.length;
  const feature = tensor(
    features.map((row) => [...row]),
    [n, features[0]?.length ?? 0],
  );
  const shares = tensor(positiveShares(Int32Array.from(classes), Uint8Array.from(mined)), [n, n]);
  const result = differentiate([feature], (tape) => debiasedContrastive(tape, { feature, shares }, temperature));
  dispose([feature, shares]);
  return result;
}

/** Equation 8 word by word, in double precision. */
function reference({ features, classes, mined }: Batch, temperature: number): number {
  const units = features.map((row) => row.map((value) => value / Math.max(Math.hypot(...row), 1e-12)));
  const similarity = (a: readonly number[], b: readonly number[]) =>
    a.reduce((total, value, i) => total + value * (b[i] ?? Number.NaN), 0) / temperature;
  const perRow: number[] = [];
  for (const [i, unit] of units.entries()) {
    const others = units.map((other) => similarity(unit, other));
    const largest = Math.max(...others);
    const total = others.reduce((sum, value, k) => (k === i ? sum : sum + Math.exp(value - largest)), 0);
    const logs = others
      .map((value) => value - largest - Math.log(total))
      .filter((_, k) => k !== i && classes[k] === classes[i] && mined[k] === 1);
    if (logs.length > 0) perRow.push(-logs.reduce((sum, value) => sum + value, 0) / logs.length);
  }
  return perRow.length === 0 ? 0 : perRow.reduce((sum, value) => sum + value, 0) / perRow.length;
}

/** Central differences of the reference. */
function numericalGradient(batch: Batch, temperature: number): number[] {
  const step = 1e-5;
  const shifted = (row: number, column: number, by: number): Batch => ({
    ...batch,
    features: batch.features.map((values, r) => values.map((v, c) => (r === row && c === column ? v + by : v))),
  });
  return batch.features.flatMap((values, r) =>
    values.map(
      (_, c) =>
        (reference(shifted(r, c, step), temperature) - reference(shifted(r, c, -step), temperature)) / (2 * step),
    ),
  );
}

function randomBatch(samples: number, width: number): Batch {
  const random = RandomStream.for(3, 'features');
  const indices = Array.from({ length: samples }, (_, i) => i);
  return {
    features: indices.map(() => Array.from({ length: width }, () => random.normal())),
    classes: indices.map((i) => i % 3),
    mined: indices.map(() => (random.uniform() < 0.4 ? 1 : 0)),
  };
}

const zero = (values: readonly number[] | undefined) => values?.every((value) => value === 0);

describe('the debiased contrastive loss', () => {
  test.each([0.07, 0.5, 5])('agrees with its formula and numerical gradient at temperature %f', (temperature) => {
    const batch = randomBatch(12, 5);
    const { value, gradients } = contrastive(batch, temperature);
    expectClose([value], [reference(batch, temperature)], 1e-5);
    expectClose(gradients[0] ?? [], numericalGradient(batch, temperature), 1e-4);
  });

  test.each([
    ['nothing was mined', [0, 0, 1, 1], [0, 0, 0, 0]],
    ['the mined samples are alone in their class', [0, 1, 2, 3], [1, 1, 1, 1]],
  ])('is 0 without a gradient where %s', (_name, classes, mined) => {
    const { features } = randomBatch(4, 3);
    const { value, gradients } = contrastive({ features, classes, mined }, 0.07);
    expect(value).toBeCloseTo(0, 15);
    expect(zero(gradients[0])).toBe(true);
  });

  test('is 0 without a gradient for a batch of one', () => {
    const { value, gradients } = contrastive({ features: [[1, 2]], classes: [0], mined: [1] }, 0.07);
    expect(value).toBeCloseTo(0, 15);
    expect(zero(gradients[0])).toBe(true);
  });

  test('does not depend on the length of a feature', () => {
    const batch = randomBatch(8, 4);
    const long = { ...batch, features: batch.features.map((row) => row.map((value) => value * 1000)) };
    expectClose([contrastive(long, 0.07).value], [contrastive(batch, 0.07).value], 1e-5);
  });

  test('stays finite for opposite features at the lowest temperature that makes sense', () => {
    // Similarities of ±1/T = ±1000, whose exponential overflows.
    const features = [
      [1, 0],
      [-1, 0],
      [1, 0],
      [-1, 0],
    ];
    const { value, gradients } = contrastive({ features, classes: [0, 0, 1, 1], mined: [1, 1, 1, 1] }, 1e-3);
    // Each positive is opposite to its row, which another sample equals: log-probability −2000.
    expectClose([value], [2000], 1e-5);
    expect(gradients[0]?.every(Number.isFinite)).toBe(true);
  });

  test('stays finite for a feature that is 0', () => {
    const features = [
      [0, 0],
      [1, 0],
      [0, 1],
    ];
    const { value, gradients } = contrastive({ features, classes: [0, 0, 0], mined: [1, 1, 1] }, 0.07);
    expect(value).toBeCloseTo(Math.log(2), 5);
    expect(gradients[0]?.every(Number.isFinite)).toBe(true);
  });

  test('leaves no tensor', () => {
    const batch = randomBatch(6, 3);
    contrastive(batch, 0.07);
    const before = memory().numTensors;
    contrastive(batch, 0.07);
    expect(memory().numTensors).toBe(before);
  });
});

describe('the shares of positives', () => {
  const shares = (classes: readonly number[], mined: readonly number[]) => [
    ...positiveShares(Int32Array.from(classes), Uint8Array.from(mined)),
  ];

  test('divide a row evenly among the other mined samples of its class', () => {
    // Rows 0, 1 and 2 have positives, row 3 is alone.
    const third = 1 / 3;
    const expected = [
      [0, third, 0, 0],
      [third, 0, 0, 0],
      [third / 2, third / 2, 0, 0],
      [0, 0, 0, 0],
    ];
    expectClose(shares([0, 0, 0, 1], [1, 1, 0, 1]), expected.flat(), 1e-7);
  });

  test.each([
    ['a mixed batch', 60, 5, 0.3],
    ['a batch with rare mined samples', 60, 10, 0.05],
    ['a batch of mined samples', 30, 4, 1],
    ['a batch without mined samples', 30, 4, 0],
    ['a batch of one class', 256, 1, 0.5],
  ])('sum to 1 / rows, or to 0, in each row of %s', (_name, samples, classCount, portion) => {
    const random = RandomStream.for(5, 'shares');
    const classes = Array.from({ length: samples }, () => random.below(classCount));
    const mined = classes.map(() => (random.uniform() < portion ? 1 : 0));
    const all = shares(classes, mined);
    const sums = classes.map((_, row) =>
      all.slice(row * samples, (row + 1) * samples).reduce((total, value) => total + value, 0),
    );
    const hasPositive = classes.map((label, row) =>
      classes.some((other, column) => column !== row && other === label && mined[column] === 1),
    );
    const rows = hasPositive.filter(Boolean).length;
    expectClose(
      sums,
      hasPositive.map((has) => (has ? 1 / rows : 0)),
      1e-5,
    );
  });

  test('of an empty batch are empty', () => {
    expect(shares([], [])).toEqual([]);
  });
});
