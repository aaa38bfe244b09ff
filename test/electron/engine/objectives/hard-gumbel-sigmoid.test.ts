import { dispose, memory, type Tensor, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { Forward } from '../../../../electron/engine/nn/forward.ts';
import { logisticNoise } from '../../../../electron/engine/objectives/gumbel-noise.ts';
import {
  fixedMask,
  hardGumbelSigmoid,
  keptWeights,
  type MaskNoise,
  sampledMask,
} from '../../../../electron/engine/objectives/hard-gumbel-sigmoid.ts';
import type { Tape } from '../../../../electron/engine/tensor/tape.ts';
import { useTensorFlow } from '../../../tensorflow.ts';
import { expectClose } from '../golden/closeness.ts';
import { differentiate, dot } from '../tensor/differentiate.ts';

beforeAll(() => {
  useTensorFlow();
});

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

interface Layer {
  readonly pi: readonly number[];
  readonly weight: readonly number[];
  readonly upstream: readonly number[];
}

/** d Σ masked · upstream / d π and d weight, where both are trained or π alone. */
function maskGradients({ pi, weight, upstream }: Layer, noise: MaskNoise, trainsWeights = true) {
  const values = new Map<string, Tensor>([
    ['fc.weight', tensor([...weight])],
    ['fc.mask.gumbel_pi', tensor([...pi])],
  ]);
  const of = [...values.values()].reverse().slice(0, trainsWeights ? 2 : 1);
  const by = tensor([...upstream]);
  const result = differentiate(of, (tape: Tape) => {
    const forward = new Forward({ values, training: true, mask: sampledMask(noise), tape });
    return dot(tape, forward.maskedWeight('fc'), by);
  });
  dispose([by, ...values.values()]);
  return result;
}

const given =
  (noise: readonly number[]): MaskNoise =>
  () =>
    tensor([...noise]);

describe('a sampled mask', () => {
  const layer = { pi: [1.5, -2, 0.3, 0], weight: [0.5, -1, 2, 3], upstream: [1, 2, -0.5, 0.25] };
  const noise = [0.2, -1.5, 0.9, -3];

  test('keeps a weight where σ(π) + noise is positive', () => {
    const [pi, drawn] = [tensor([0, 0, 3, -3]), tensor([-0.4, -0.6, -0.9, -0.04])];
    const sample = hardGumbelSigmoid(pi, drawn);
    expect([...sample.mask.dataSync()]).toEqual([1, 0, 1, 1]);
    dispose([pi, drawn, sample.mask, sample.probability, sample.soft]);
  });

  test('drops a weight where σ(π) + noise is 0: ½ is not beyond ½', () => {
    const [pi, drawn] = [tensor([0]), tensor([-0.5])];
    const sample = hardGumbelSigmoid(pi, drawn);
    expect([...sample.soft.dataSync()]).toEqual([0.5]);
    expect([...sample.mask.dataSync()]).toEqual([0]);
    dispose([pi, drawn, sample.mask, sample.probability, sample.soft]);
  });

  test('passes gradients straight through to π, and to the weights that it keeps', () => {
    const { value, gradients } = maskGradients(layer, given(noise));
    const soft = layer.pi.map((pi, i) => sigmoid(sigmoid(pi) + (noise[i] ?? Number.NaN)));
    const mask = soft.map((value) => (value > 0.5 ? 1 : 0));
    const terms = layer.weight.map((weight, i) => weight * (layer.upstream[i] ?? Number.NaN));
    const toPi = terms.map((term, i) => {
      const [probability, relaxed] = [sigmoid(layer.pi[i] ?? Number.NaN), soft[i] ?? Number.NaN];
      return term * relaxed * (1 - relaxed) * probability * (1 - probability);
    });
    expectClose([value], [terms.reduce((total, term, i) => total + term * (mask[i] ?? Number.NaN), 0)], 1e-6);
    expectClose(gradients[0] ?? [], toPi, 1e-5);
    expectClose(
      gradients[1] ?? [],
      mask.map((kept, i) => kept * (layer.upstream[i] ?? Number.NaN)),
      1e-6,
    );
  });

  test('gives π the same gradient where weights are frozen', () => {
    const both = maskGradients(layer, given(noise));
    expect(maskGradients(layer, given(noise), false).gradients).toEqual([both.gradients[0]]);
  });

  test('is 0 for a draw of 0, and π has no gradient from it', () => {
    const drawZero: MaskNoise = () => {
      const uniform = tensor([0, 0.999, 0, 0]);
      const drawn = logisticNoise(uniform);
      uniform.dispose();
      return drawn;
    };
    const { value, gradients } = maskGradients(layer, drawZero);
    // Only the second weight is kept: −1 · 2.
    expect(value).toBe(-2);
    const [toPi, toWeight] = gradients;
    expect(toPi?.every(Number.isFinite)).toBe(true);
    expect(toPi?.map((entry) => entry === 0)).toEqual([true, false, true, true]);
    expectClose(toWeight ?? [], [0, 2, 0, 0], 1e-7);
  });

  test('has finite gradients for π far from 0', () => {
    const far = { pi: [1e4, -1e4, 100, -100], weight: [1, 1, 1, 1], upstream: [1, 1, 1, 1] };
    const { value, gradients } = maskGradients(far, given([0, 0, -5, 5]));
    expect(value).toBe(2);
    expectClose(gradients[0] ?? [], [0, 0, 0, 0], 1e-6);
  });

  test('leaves no tensor', () => {
    maskGradients(layer, given(noise));
    const before = memory().numTensors;
    maskGradients(layer, given(noise));
    expect(memory().numTensors).toBe(before);
  });
});

describe('a fixed mask', () => {
  test('keeps a weight where π is 0 or more', () => {
    const pi = tensor([1.5, 0, -0, -1e-7, -3, 1e-7]);
    const mask = fixedMask(pi);
    expect([...mask.dataSync()]).toEqual([1, 1, 1, 0, 0, 1]);
    dispose([pi, mask]);
  });

  test('multiplies weights in evaluation', () => {
    const values = new Map<string, Tensor>([
      ['fc.weight', tensor([2, 3, 4])],
      ['fc.mask.gumbel_pi', tensor([-1, 0, 1])],
    ]);
    const masked = new Forward({ values, training: false, mask: keptWeights }).maskedWeight('fc');
    expect([...masked.dataSync()]).toEqual([0, 3, 4]);
    dispose([masked, ...values.values()]);
  });
});
