import { dispose, memory, type Tensor, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  confident,
  generalized,
  mean,
  type SampleWeights,
  weightedCrossEntropy,
} from '../../../../electron/engine/objectives/cross-entropy.ts';
import { useTensorFlow } from '../../../tensorflow.ts';
import { expectClose } from '../golden/closeness.ts';
import { type Differentiated, differentiate } from '../tensor/differentiate.ts';

beforeAll(() => {
  useTensorFlow();
});

type Rows = readonly (readonly number[])[];

function crossEntropy(rows: Rows, classes: readonly number[], weigh: SampleWeights): Differentiated {
  const logits = tensor(
    rows.map((row) => [...row]),
    [rows.length, rows[0]?.length ?? 0],
  );
  const labels = tensor([...classes], [classes.length], 'int32');
  const result = differentiate([logits], (tape) => weightedCrossEntropy(tape, { logits, labels }, weigh));
  dispose([logits, labels]);
  return result;
}

/** The same in double precision: each sample's weight comes from its p_label and is not differentiated. */
function reference(rows: Rows, classes: readonly number[], weightsOf: (probabilities: number[]) => number[]) {
  const softmax = rows.map((row) => {
    const exponentials = row.map((logit) => Math.exp(logit - Math.max(...row)));
    const total = exponentials.reduce((sum, value) => sum + value, 0);
    return exponentials.map((value) => value / total);
  });
  const probabilities = softmax.map((row, i) => row[classes[i] ?? -1] ?? Number.NaN);
  const weights = weightsOf(probabilities);
  const weightOf = (i: number) => weights[i] ?? Number.NaN;
  return {
    value: probabilities.reduce((total, probability, i) => total - weightOf(i) * Math.log(probability), 0),
    gradient: softmax.flatMap((row, i) =>
      row.map((probability, c) => weightOf(i) * (probability - (c === classes[i] ? 1 : 0))),
    ),
  };
}

const ROWS: Rows = [
  [0.5, -1, 2],
  [3, 0, -3],
  [0, 0, 0],
  [-2, 4, 1],
];
const CLASSES = [2, 1, 0, 0];

const share = (chosen: readonly boolean[]) => {
  const count = Math.max(1, chosen.filter(Boolean).length);
  return chosen.map((is) => (is ? 1 / count : 0));
};

describe('cross entropy', () => {
  test.each<[string, SampleWeights, (probabilities: number[]) => number[]]>([
    ['the mean', mean, (all) => all.map(() => 1 / all.length)],
    ['generalized with q 0.7', generalized(0.7), (all) => all.map((p) => (0.7 * p ** 0.7) / all.length)],
    ['generalized with q 1', generalized(1), (all) => all.map((p) => p / all.length)],
    ['confident beyond 0.04', confident(0.04), (all) => share(all.map((p) => p > 0.04))],
    ['confident beyond 0.5', confident(0.5), (all) => share(all.map((p) => p > 0.5))],
  ])('%s is what its formula says, and so is its gradient', (_name, weigh, weightsOf) => {
    const expected = reference(ROWS, CLASSES, weightsOf);
    const { value, gradients } = crossEntropy(ROWS, CLASSES, weigh);
    expectClose([value], [expected.value], 1e-5);
    expectClose(gradients[0] ?? [], expected.gradient, 1e-5);
  });

  test.each<[string, SampleWeights, number, number]>([
    ['the mean', mean, 10_000, 0.5],
    ['generalized', generalized(0.7), 0, 0],
    ['confident', confident(0.05), 0, 0],
  ])('%s stays finite for logits of ±10⁴', (_name, weigh, expected, gradient) => {
    const extremes = [
      [1e4, -1e4, -1e4],
      [1e4, -1e4, -1e4],
    ];
    const { value, gradients } = crossEntropy(extremes, [0, 1], weigh);
    expect(value).toBe(expected);
    expectClose(gradients[0] ?? [], [0, 0, 0, gradient, -gradient, 0], 1e-6);
  });

  test.each<[string, SampleWeights]>([
    ['the mean', mean],
    ['generalized', generalized(0.7)],
    ['confident', confident(0.05)],
  ])('%s leaves no tensor', (_name, weigh) => {
    crossEntropy(ROWS, CLASSES, weigh);
    const before = memory().numTensors;
    crossEntropy(ROWS, CLASSES, weigh);
    expect(memory().numTensors).toBe(before);
  });
});

describe('confident cross entropy', () => {
  test('is 0 without a gradient where nobody is confident', () => {
    const wrong: Rows = [
      [10, -10, -10],
      [-10, 10, -10],
    ];
    const { value, gradients } = crossEntropy(wrong, [1, 2], confident(0.05));
    expect(value).toBe(0);
    expect(gradients[0]?.every((entry) => entry === 0)).toBe(true);
  });

  test('leaves out a sample whose probability is η itself', () => {
    // Four equal logits: p_label is ¼ exactly.
    const tied: Rows = [[0, 0, 0, 0]];
    expect(crossEntropy(tied, [0], confident(0.25)).value).toBe(0);
    expect(crossEntropy(tied, [0], confident(0.2499)).value).toBeCloseTo(Math.log(4), 6);
  });
});

describe('sample weights', () => {
  test.each<[string, SampleWeights, number[]]>([
    ['of the mean are equal', mean, [0.25, 0.25, 0.25, 0.25]],
    ['of generalized cross entropy grow with the probability', generalized(0.5), [0, 0.03125, 0.0625, 0.125]],
    ['of confident cross entropy are equal beyond η', confident(0.05), [0, 1 / 3, 1 / 3, 1 / 3]],
  ])('%s', (_name, weigh, expected) => {
    const probability = tensor([0, 0.0625, 0.25, 1]);
    const weights: Tensor = weigh(probability);
    expectClose([...weights.dataSync()], expected, 1e-6);
    dispose([probability, weights]);
  });
});
