// Times one training step of each stage, as JSON lines like the peer's.
import { dispose, randomUniform, type Tensor, tensor } from '@tensorflow/tfjs-core';
import { networkFor } from '../../electron/engine/networks/registry.ts';
import { Adam } from '../../electron/engine/nn/adam.ts';
import { unmasked } from '../../electron/engine/nn/forward.ts';
import { initialValues, NetworkState } from '../../electron/engine/nn/network-state.ts';
import { generalized } from '../../electron/engine/objectives/cross-entropy.ts';
import { FixedMasks } from '../../electron/engine/objectives/fixed-masks.ts';
import { sampledMask } from '../../electron/engine/objectives/hard-gumbel-sigmoid.ts';
import { maskNoise } from '../../electron/engine/objectives/mask-noise.ts';
import {
  classificationObjective,
  pruningObjective,
  retrainingObjective,
} from '../../electron/engine/objectives/stage-objectives.ts';
import { trainingStep } from '../../electron/engine/stages/training-step.ts';
import type { NetworkName } from '../../shared/network-names.ts';
import { RandomStream } from '../../shared/random.ts';
import { useTensorFlow } from '../tensorflow.ts';

export interface StepTiming {
  readonly network: string;
  readonly stage: 'pretrain' | 'prune' | 'retrain';
  readonly batch: number;
  readonly median_ms: number;
  readonly min_ms: number;
  readonly images_per_s: number;
}

interface Timed {
  readonly network: NetworkName;
  /** Of the images, in pixels. */
  readonly side: number;
  readonly stage: StepTiming['stage'];
  readonly batch: number;
  readonly steps: number;
}

/** Times `steps` steps of a stage after 3 that are not counted. */
export function timeSteps({ network: networkName, side, stage, batch: batchSize, steps }: Timed): StepTiming {
  useTensorFlow();
  const network = networkFor(networkName, { classes: 10, height: side, width: side, channels: 3 });
  const state = new NetworkState(network, initialValues(network.parameters, RandomStream.for(0, 'initial weights')));
  const classes = Int32Array.from({ length: batchSize }, (_, i) => i % 10);
  const mined = Uint8Array.from({ length: batchSize }, (_, i) => (i % 2 === 0 ? 1 : 0));
  const images: Tensor = randomUniform([batchSize, side, side, 3]);
  const batch = { images, labels: tensor(classes, [batchSize], 'int32'), classes, mined };
  const trained = state.names(stage === 'prune' ? 'pi' : 'weight');
  const optimizer = new Adam(state, trained, { beta1: 0.9, beta2: stage === 'prune' ? 0.999 : 0.99 });
  const contrastive = { lambdaCon: 0.05, temperature: 0.07 };
  const masks = new FixedMasks(state);
  const times: number[] = [];
  for (let step = 0; step < steps + 3; step++) {
    const start = performance.now();
    const training = {
      pretrain: { mask: unmasked, objective: classificationObjective(generalized(0.7)) },
      prune: {
        mask: sampledMask(maskNoise(0, step)),
        objective: pruningObjective(network.gatedLayers, { ...contrastive, lambdaSparse: 1e-8 }),
      },
      retrain: { mask: masks.mask, objective: retrainingObjective(contrastive) },
    }[stage];
    const losses = trainingStep({ state, optimizer, trained, ...training }, batch, 1e-3);
    losses.total.dataSync();
    dispose([losses.total, ...losses.parts.values()]);
    if (step >= 3) times.push(performance.now() - start);
  }
  masks.dispose();
  optimizer.dispose();
  state.dispose();
  dispose([batch.images, batch.labels]);
  times.sort((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)] ?? 0;
  return {
    network: networkName,
    stage,
    batch: batchSize,
    median_ms: Math.round(median * 100) / 100,
    min_ms: Math.round((times[0] ?? 0) * 100) / 100,
    images_per_s: Math.round((batchSize / median) * 1000),
  };
}
