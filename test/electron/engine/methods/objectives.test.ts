// Each method's objective over three steps, against PyTorch (make_fixture.py).
import { readFileSync } from 'node:fs';
import { type Tensor, tensor, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { disentangledNetwork } from '../../../../electron/engine/networks/disentangled-network.ts';
import { gateCnn } from '../../../../electron/engine/networks/gate-cnn.ts';
import type { Network, Prediction } from '../../../../electron/engine/networks/network.ts';
import { pairedNetwork } from '../../../../electron/engine/networks/paired-network.ts';
import { Adam } from '../../../../electron/engine/nn/adam.ts';
import { Forward, unmasked } from '../../../../electron/engine/nn/forward.ts';
import { headOf } from '../../../../electron/engine/nn/head.ts';
import { fromTorch } from '../../../../electron/engine/nn/layout.ts';
import { NetworkState } from '../../../../electron/engine/nn/network-state.ts';
import { dfrObjective } from '../../../../electron/engine/objectives/dfr-objective.ts';
import { featureSwapObjective } from '../../../../electron/engine/objectives/feature-swap-objective.ts';
import { groupDroObjective } from '../../../../electron/engine/objectives/group-dro-objective.ts';
import { GroupWeights } from '../../../../electron/engine/objectives/group-weights.ts';
import { lffObjective } from '../../../../electron/engine/objectives/lff-objective.ts';
import { RelativeDifficulty } from '../../../../electron/engine/objectives/relative-difficulty.ts';
import type { TracedBatch } from '../../../../electron/engine/objectives/stage-objectives.ts';
import { type Objective, trainingStep } from '../../../../electron/engine/stages/training-step.ts';
import { useTensorFlow } from '../../../tensorflow.ts';
import { expectClose, expectNear } from '../golden/closeness.ts';
import { procedural } from '../golden/golden-files.ts';

beforeAll(() => {
  useTensorFlow();
});

const [CLASSES, BIASES, COUNT, BATCH] = [4, 3, 24, 12];
const IMAGE = { height: 8, width: 8, channels: 3 };
const PIXELS = 3 * 8 * 8;

const steps = z.array(z.record(z.string(), z.union([z.number(), z.array(z.number())])));
const result = z.object({ steps, logits: z.array(z.array(z.number())) });
const fixture = z
  .object({
    lff: result,
    feature_swap: result,
    group_dro: result.extend({ sizes: z.array(z.number()) }),
    dfr: result,
  })
  .parse(JSON.parse(readFileSync(new URL('./methods.json', import.meta.url), 'utf8')));

const single = gateCnn({ classes: CLASSES, ...IMAGE });
const labels = Uint16Array.from({ length: COUNT }, (_, i) => i % CLASSES);
const biases = Uint16Array.from({ length: COUNT }, (_, i) => Math.floor(i / 2) % BIASES);
const groups = Int32Array.from({ length: COUNT }, (_, i) => (labels[i] ?? 0) * BIASES + (biases[i] ?? 0));
const pixels = fromTorch(procedural(COUNT * PIXELS, 5000), [COUNT, PIXELS], IMAGE);

/** As the script fills a network: seeds count over its weights, in their order. */
function filled(seed: number): Map<string, Float32Array> {
  let position = 0;
  return new Map(
    single.parameters.map(({ name, kind, torchShape }) => {
      const n = torchShape.reduce((product, side) => product * side, 1);
      if (kind !== 'weight') return [name, new Float32Array(n).fill(name.endsWith('mean') ? 0 : 1)];
      const own = seed + position++;
      if (torchShape.length > 1) {
        const bound = Math.sqrt(6 / torchShape.slice(1).reduce((product, side) => product * side, 1));
        return [name, procedural(n, own, -bound, bound)];
      }
      return [name, name.endsWith('weight') ? procedural(n, own, 0.9, 1.1) : procedural(n, own, -0.1, 0.1)];
    }),
  );
}

const under = (prefix: string, values: Map<string, Float32Array>): [string, Float32Array][] =>
  [...values].map(([name, value]) => [`${prefix}${name}`, value]);
const pair = (): Map<string, Float32Array> =>
  new Map([...under('classifier.', filled(100)), ...under('biased.', filled(200))]);

function batchAt(step: number): TracedBatch {
  const indices = Int32Array.from({ length: BATCH }, (_, i) => (5 * i + 7 * (step - 1)) % COUNT);
  const images = new Float32Array(BATCH * PIXELS);
  for (const [row, sample] of indices.entries()) {
    images.set(pixels.subarray(sample * PIXELS, (sample + 1) * PIXELS), row * PIXELS);
  }
  const classes = indices.map((sample) => labels[sample] ?? 0);
  return {
    ...{ indices, classes, step, mined: new Uint8Array(BATCH) },
    images: tensor(images, [BATCH, 8, 8, 3]),
    labels: tensor(classes, [BATCH], 'int32'),
  };
}

interface Course<Said extends Prediction> {
  readonly network: Network<Said>;
  readonly values: Map<string, Float32Array>;
  readonly objective: Objective<TracedBatch, Said>;
  readonly names?: readonly string[];
}

/** Three steps; each part's loss must be the expected one, and the logits in evaluation after them. */
function train<Said extends Prediction>(course: Course<Said>, expected: z.infer<typeof result>): void {
  const { network, values, objective, names } = course;
  const state = new NetworkState(network, values);
  const trained = names ?? state.names('weight');
  const optimizer = new Adam(state, trained, { beta1: 0.9, beta2: 0.99 });
  for (const [index, losses] of expected.steps.entries()) {
    const training = { state, optimizer, trained, objective, mask: unmasked, evaluating: names !== undefined };
    const { total, parts } = trainingStep(training, batchAt(index + 1), 1e-3);
    for (const [part, value] of parts) expectLoss(value, losses[part], `${part} of step ${index + 1}`);
    if (losses.total !== undefined) expectLoss(total, losses.total, `total of step ${index + 1}`);
  }
  const logits = tidy(() => {
    const forward = new Forward({ values: state.read(), training: false, mask: unmasked });
    return [...network.predict(forward, tensor(pixels, [COUNT, 8, 8, 3])).logits.dataSync()];
  });
  expectNear(logits, expected.logits.flat(), 1e-3, 'logits');
  optimizer.dispose();
  state.dispose();
}

function expectLoss(value: Tensor, expected: number | number[] | undefined, name: string): void {
  expect(expected, name).toBeTypeOf('number');
  expectClose([value.dataSync()[0] ?? Number.NaN], [Number(expected)], 1e-4);
}

test('LfF', () => {
  const difficulty = new RelativeDifficulty(labels, 0.7);
  const objective = lffObjective(difficulty, 0.7);
  train({ network: pairedNetwork(single), values: pair(), objective }, fixture.lff);
});

test('feature swap, from the second step on', () => {
  const bound = Math.sqrt(6 / single.featureSize);
  const cross = (seed: number) => procedural(CLASSES * single.featureSize, seed, -bound, bound);
  const objective = featureSwapObjective(new RelativeDifficulty(labels, 0.7), {
    ...{ q: 0.7, lambdaDisAlign: 10, lambdaSwap: 1, lambdaSwapAlign: 10, swapIter: 1 },
    permutation: (step, count) => Int32Array.from({ length: count }, (_, i) => (5 * i + step - 1) % count),
  });
  const values = pair().set('classifier.cross.weight', cross(300)).set('biased.cross.weight', cross(301));
  train({ network: disentangledNetwork(single), values, objective }, fixture.feature_swap);
});

test('Group DRO', () => {
  const weights = new GroupWeights(Int32Array.from(fixture.group_dro.sizes), { stepSize: 0.1, adjustment: 0.5 });
  train({ network: single, values: filled(100), objective: groupDroObjective(weights, groups) }, fixture.group_dro);
  const q = fixture.group_dro.steps.at(-1)?.q;
  expectClose([...weights.q], Array.isArray(q) ? q : [], 1e-4);
});

test('DFR trains the last layer alone', () => {
  const names = headOf(single);
  train({ network: single, values: filled(100), objective: dfrObjective(names[0], 0.01), names }, fixture.dfr);
});
