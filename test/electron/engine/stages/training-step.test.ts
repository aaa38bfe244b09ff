// A step leaves nothing behind: the count of tensors stays flat in every stage.
import { dispose, memory, randomUniform, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { networkFor } from '../../../../electron/engine/networks/registry.ts';
import { type Mask, unmasked } from '../../../../electron/engine/nn/forward.ts';
import { initialValues, NetworkState } from '../../../../electron/engine/nn/network-state.ts';
import { weightOptimizer } from '../../../../electron/engine/nn/weight-optimizer.ts';
import { generalized } from '../../../../electron/engine/objectives/cross-entropy.ts';
import { FixedMasks } from '../../../../electron/engine/objectives/fixed-masks.ts';
import { sampledMask } from '../../../../electron/engine/objectives/hard-gumbel-sigmoid.ts';
import { maskNoise } from '../../../../electron/engine/objectives/mask-noise.ts';
import {
  classificationObjective,
  type MarkedBatch,
  pruningObjective,
  retrainingObjective,
} from '../../../../electron/engine/objectives/stage-objectives.ts';
import { LossMeter } from '../../../../electron/engine/stages/loss-meter.ts';
import { type Objective, trainingStep } from '../../../../electron/engine/stages/training-step.ts';
import { RandomStream } from '../../../../shared/random.ts';
import { useTensorFlow } from '../../../tensorflow.ts';

beforeAll(() => {
  useTensorFlow();
});

const contrastive = { lambdaCon: 0.05, temperature: 0.07 };

interface Stage {
  readonly trains: 'weight' | 'pi';
  readonly optimizer: 'Adam' | 'SGD';
  readonly objective: (layers: readonly string[]) => Objective<MarkedBatch>;
  readonly mask: (masks: FixedMasks, step: number) => Mask;
}

const stages: readonly (readonly [string, Stage])[] = [
  [
    'pretraining',
    {
      trains: 'weight',
      optimizer: 'SGD',
      objective: () => classificationObjective(generalized(0.7)),
      mask: () => unmasked,
    },
  ],
  [
    'pruning',
    {
      trains: 'pi',
      optimizer: 'Adam',
      objective: (layers) => pruningObjective(layers, { ...contrastive, lambdaSparse: 1e-8 }),
      mask: (_masks, step) => sampledMask(maskNoise(0, step)),
    },
  ],
  [
    'retraining',
    {
      trains: 'weight',
      optimizer: 'Adam',
      objective: () => retrainingObjective(contrastive),
      mask: (masks) => masks.mask,
    },
  ],
];

describe.each(stages)('%s', (_name, stage) => {
  test.each([
    ['cnn', 30],
    ['fcn', 30],
    ['resnet18', 6],
  ] as const)('of %s leaves as many tensors after %i steps as after 3, and none in the end', (name, many) => {
    const classes = Int32Array.from({ length: 8 }, (_, i) => i % 4);
    const mined = Uint8Array.from({ length: 8 }, (_, i) => (i < 4 ? 1 : 0));
    const batch = { images: randomUniform([8, 28, 28, 3]), labels: tensor(classes, [8], 'int32'), classes, mined };
    const network = networkFor(name, { classes: 10, height: 28, width: 28, channels: 3 });
    const values = initialValues(network.parameters, RandomStream.for(0, 'weights'));

    /** Trains from the start; gives the counts after 3 steps and after `steps`. */
    const train = (steps: number): [number, number] => {
      const state = new NetworkState(network, values);
      const trained = state.names(stage.trains);
      const settings = { optimizer: stage.optimizer, beta1: 0.9, beta2: 0.99, weightDecay: 1e-4 };
      const optimizer = weightOptimizer(settings, state, trained);
      const masks = new FixedMasks(state);
      const objective = stage.objective(network.gatedLayers);
      const meter = new LossMeter();
      let early = 0;
      for (let step = 1; step <= steps; step++) {
        const mask = stage.mask(masks, step);
        meter.add(trainingStep({ state, optimizer, trained, objective, mask }, batch, 1e-3));
        if (step === 3) early = memory().numTensors;
      }
      const late = memory().numTensors;
      expect(meter.report()?.finiteSteps).toBe(steps);
      masks.dispose();
      optimizer.dispose();
      state.dispose();
      return [early, late];
    };

    train(3); // Constants that the process keeps are made.
    const before = memory().numTensors;
    const [early, late] = train(many);
    expect(late).toBe(early);
    expect(memory().numTensors).toBe(before);
    dispose([batch.images, batch.labels]);
  });
});
