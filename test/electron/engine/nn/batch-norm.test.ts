import { dispose, type Tensor, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { BatchNorm } from '../../../../electron/engine/nn/batch-norm.ts';
import { Computing } from '../../../../electron/engine/nn/computing.ts';
import { Forward, unmasked } from '../../../../electron/engine/nn/forward.ts';
import { ParameterTable } from '../../../../electron/engine/nn/parameter.ts';
import { useTensorFlow } from '../../../tensorflow.ts';
import { expectClose } from '../golden/closeness.ts';
import { differentiate, dot } from '../tensor/differentiate.ts';

beforeAll(() => {
  useTensorFlow();
});

const SHAPE: [number, number, number, number] = [2, 1, 2, 2];
/** Channel 0: 1, 2, 3, 6, whose mean is 3 and whose squared deviations sum to 14. Channel 1: −1, 1, −1, 1: 0 and 4. */
const VALUES = [1, -1, 2, 1, 3, -1, 6, 1];
const CHANNELS = [
  { scale: 2, shift: 0.5, values: [1, 2, 3, 6], mean: 3, biased: 14 / 4, unbiased: 14 / 3 },
  { scale: -1, shift: 0, values: [-1, 1, -1, 1], mean: 0, biased: 1, unbiased: 4 / 3 },
];
const EPSILON = 1e-5;

/** Channels side by side, as pixels keep them. */
const interleave = (channels: readonly (readonly number[])[]): number[] =>
  (channels[0] ?? []).flatMap((_, i) => channels.map((channel) => channel[i] ?? Number.NaN));

const norm = new BatchNorm('bn', 2, new ParameterTable());

function values(runningMean: number[], runningVar: number[]): Map<string, Tensor> {
  return new Map<string, Tensor>([
    ['bn.weight', tensor(CHANNELS.map(({ scale }) => scale))],
    ['bn.bias', tensor(CHANNELS.map(({ shift }) => shift))],
    ['bn.running_mean', tensor(runningMean)],
    ['bn.running_var', tensor(runningVar)],
  ]);
}

const statistic = (forward: Forward, name: string) => [...(forward.statistics.get(name)?.dataSync() ?? [])];

describe('batch norm', () => {
  test('has the tensors of PyTorch', () => {
    const table = new ParameterTable();
    new BatchNorm('bn1', 3, table);
    const summary = table.all().map(({ name, kind, torchShape }) => [name, kind, torchShape]);
    expect(summary).toEqual([
      ['bn1.weight', 'weight', [3]],
      ['bn1.bias', 'weight', [3]],
      ['bn1.running_mean', 'buffer', [3]],
      ['bn1.running_var', 'buffer', [3]],
    ]);
  });

  test('normalises by the biased variance of the batch in training', () => {
    const forward = new Forward({ values: values([0, 0], [1, 1]), training: true, mask: unmasked });
    const y = norm.apply(new Computing(forward), tensor(VALUES, SHAPE));
    const expected = interleave(
      CHANNELS.map(({ scale, shift, values, mean, biased }) =>
        values.map((x) => (scale * (x - mean)) / Math.sqrt(biased + EPSILON) + shift),
      ),
    );
    expectClose([...y.dataSync()], expected, 1e-5);
  });

  test('averages the mean and the unbiased variance with momentum 0.1', () => {
    const forward = new Forward({ values: values([10, -4], [2, 5]), training: true, mask: unmasked });
    norm.apply(new Computing(forward), tensor(VALUES, SHAPE));
    // 0.9 · 10 + 0.1 · 3 and 0.9 · −4 + 0.1 · 0; 0.9 · 2 + 0.1 · 14/3 and 0.9 · 5 + 0.1 · 4/3.
    expectClose(statistic(forward, 'bn.running_mean'), [9.3, -3.6], 1e-6);
    expectClose(statistic(forward, 'bn.running_var'), [1.8 + 14 / 30, 4.5 + 4 / 30], 1e-6);
  });

  test('nears the statistics of a batch that it sees again and again', () => {
    let [mean, variance] = [
      [0, 0],
      [1, 1],
    ];
    for (let step = 0; step < 20; step++) {
      const forward = new Forward({ values: values(mean, variance), training: true, mask: unmasked });
      norm.apply(new Computing(forward), tensor(VALUES, SHAPE));
      mean = statistic(forward, 'bn.running_mean');
      variance = statistic(forward, 'bn.running_var');
    }
    const rest = 0.9 ** 20;
    const expected = CHANNELS.map(({ mean, unbiased }) => [mean * (1 - rest), rest + unbiased * (1 - rest)]);
    expectClose(
      mean,
      expected.map(([value = Number.NaN]) => value),
      1e-5,
    );
    expectClose(
      variance,
      expected.map(([, value = Number.NaN]) => value),
      1e-5,
    );
  });

  test('normalises by the running averages in evaluation and leaves them alone', () => {
    const forward = new Forward({ values: values([1, -1], [4, 0.25]), training: false, mask: unmasked });
    const y = norm.apply(new Computing(forward), tensor(VALUES, SHAPE));
    const running = [
      { mean: 1, deviation: Math.sqrt(4 + EPSILON) },
      { mean: -1, deviation: Math.sqrt(0.25 + EPSILON) },
    ];
    const expected = interleave(
      CHANNELS.map(({ scale, shift, values }, i) => {
        const { mean, deviation } = running[i] ?? { mean: Number.NaN, deviation: Number.NaN };
        return values.map((x) => (scale * (x - mean)) / deviation + shift);
      }),
    );
    expectClose([...y.dataSync()], expected, 1e-5);
    expect(forward.statistics.size).toBe(0);
  });

  test('stays finite for a channel without variance', () => {
    const forward = new Forward({ values: values([0, 0], [1, 1]), training: true, mask: unmasked });
    const y = norm.apply(new Computing(forward), tensor(new Float32Array(8).fill(7), SHAPE));
    expectClose([...y.dataSync()], interleave(CHANNELS.map(({ shift }) => [shift, shift, shift, shift])), 1e-5);
    expectClose(statistic(forward, 'bn.running_var'), [0.9, 0.9], 1e-6);
  });

  test('has the gradients of a normalisation by the batch', () => {
    const x = tensor(VALUES, SHAPE);
    const upstream = [
      [1, -2, 0.5, 3],
      [0, 1, 2, -1],
    ];
    const made = values([0, 0], [1, 1]);
    const [weight, bias] = [made.get('bn.weight'), made.get('bn.bias')];
    if (weight === undefined || bias === undefined) throw new Error('no weight');
    const { gradients } = differentiate([x, weight, bias], (tape) => {
      const forward = new Forward({ values: made, training: true, mask: unmasked, tape });
      return dot(tape, norm.apply(new Computing(forward), x), tensor(interleave(upstream), SHAPE));
    });
    const expected = CHANNELS.map(({ scale, values, mean, biased }, i) => {
      const dy = upstream[i] ?? [];
      const deviation = Math.sqrt(biased + EPSILON);
      const unit = values.map((value) => (value - mean) / deviation);
      const toScale = dy.reduce((total, value, n) => total + value * (unit[n] ?? 0), 0);
      const toShift = dy.reduce((total, value) => total + value, 0);
      const toX = dy.map((value, n) => (scale / deviation) * (value - toShift / 4 - ((unit[n] ?? 0) * toScale) / 4));
      return { toX, toScale, toShift };
    });
    expectClose(gradients[0] ?? [], interleave(expected.map(({ toX }) => toX)), 1e-4);
    expectClose(
      gradients[1] ?? [],
      expected.map(({ toScale }) => toScale),
      1e-5,
    );
    expectClose(
      gradients[2] ?? [],
      expected.map(({ toShift }) => toShift),
      1e-5,
    );
    dispose([x, ...made.values()]);
  });
});
