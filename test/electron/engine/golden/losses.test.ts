import { type Tensor, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, test } from 'vitest';
import {
  confident,
  crossEntropies,
  generalized,
  mean,
  type SampleWeights,
  weightedCrossEntropy,
} from '../../../../electron/engine/objectives/cross-entropy.ts';
import { debiasedContrastive, positiveShares } from '../../../../electron/engine/objectives/debiased-contrastive.ts';
import { scalarConstant } from '../../../../electron/engine/tensor/constants.ts';
import { Tape } from '../../../../electron/engine/tensor/tape.ts';
import { useTensorFlow } from '../../../tensorflow.ts';
import { expectClose } from './closeness.ts';
import { goldenLosses, procedural } from './golden-files.ts';

beforeAll(() => {
  useTensorFlow();
});

function valueAndGradient(x: Tensor, loss: (tape: Tape) => Tensor): { value: number; gradient: number[] } {
  const tape = new Tape();
  tape.watch(x);
  const target = tape.keep(loss(tape));
  const gradient = tape.gradients(target, scalarConstant(1), [x]).get(x);
  return { value: target.dataSync()[0] ?? Number.NaN, gradient: [...(gradient?.dataSync() ?? [])] };
}

describe('golden losses', () => {
  const golden = goldenLosses();
  const logitValues = procedural(golden.n * golden.classes, 100 + golden.seed, -4, 4);
  const featureValues = procedural(golden.n * golden.width, 200 + golden.seed, -1, 1);

  function classification(weigh: SampleWeights) {
    const logits = tensor(logitValues, [golden.n, golden.classes]);
    const labels = tensor(golden.labels, [golden.n], 'int32');
    return valueAndGradient(logits, (tape) => weightedCrossEntropy(tape, { logits, labels }, weigh));
  }

  test('cross entropy', () => {
    const { value, gradient } = classification(mean);
    expectClose([value], [golden.ce.value], 1e-5);
    expectClose(gradient, golden.ce.gradient.flat(), 1e-4);
  });

  test('generalized cross entropy', () => {
    const { value, gradient } = classification(generalized(0.7));
    const expected = golden.gce.per_sample.reduce((total, loss) => total + loss, 0) / golden.n;
    expectClose([value], [expected], 1e-5);
    expectClose(gradient, golden.gce.gradient_of_mean.flat(), 1e-4);
  });

  test('generalized cross entropy of each sample', () => {
    const logits = tensor(logitValues, [golden.n, golden.classes]);
    const { losses } = crossEntropies({ logits, labels: tensor(golden.labels, [golden.n], 'int32') });
    const perSample = [...losses.dataSync()].map((loss) => loss * 0.7 * Math.exp(-loss) ** 0.7);
    expectClose(perSample, golden.gce.per_sample, 1e-5);
  });

  test('confident cross entropy', () => {
    const { value, gradient } = classification(confident(0.05));
    expectClose([value], [golden.confident_ce.value], 1e-5);
    expectClose(gradient, golden.confident_ce.gradient.flat(), 1e-4);
  });

  test('debiased contrastive loss', () => {
    const feature = tensor(featureValues, [golden.n, golden.width]);
    const pairs = positiveShares(Int32Array.from(golden.labels), Uint8Array.from(golden.conflicting));
    const shares = tensor(pairs, [golden.n, golden.n]);
    const { value, gradient } = valueAndGradient(feature, (tape) =>
      debiasedContrastive(tape, { feature, shares }, 0.07),
    );
    expectClose([value], [golden.contrastive.value], 1e-5);
    expectClose(gradient, golden.contrastive.gradient.flat(), 1e-4);
  });
});
