// What a training step waits for: sampling and assembling its batch, beside the step of the fastest network.
import { dispose, tensor } from '@tensorflow/tfjs-core';
import { openDataset } from '../../dataset/open.ts';
import { networkFor } from '../../electron/engine/networks/registry.ts';
import { Adam } from '../../electron/engine/nn/adam.ts';
import { unmasked } from '../../electron/engine/nn/forward.ts';
import { initialValues, NetworkState } from '../../electron/engine/nn/network-state.ts';
import { generalized } from '../../electron/engine/objectives/cross-entropy.ts';
import { classificationObjective } from '../../electron/engine/objectives/stage-objectives.ts';
import { EpochSampler, type Sampler, UpweightedSampler } from '../../electron/engine/stages/sampler.ts';
import { trainingStep } from '../../electron/engine/stages/training-step.ts';
import { imagesFromBytes } from '../../electron/engine/tensor/images.ts';
import { RandomStream } from '../../shared/random.ts';
import { useTensorFlow } from '../tensorflow.ts';

const BATCH = 256;
const STEPS = 1000;
/** As training has it. */
const AHEAD = 3;
const PHASES = ['assembly', 'floats', 'step'] as const;

type Times = Record<(typeof PHASES)[number], number>;

/**
 * Trains GateFCN on Colored MNIST, 5 %, and prints medians: `assembly`, sampling, asking for a batch and taking one that was
 * made ahead; `floats`, its bytes brought to the device as floats in [0, 1]; `step`, until the loss is known. `share` is
 * that of assembly in all else.
 */
export async function benchBatch(root: string): Promise<void> {
  useTensorFlow();
  const { train } = await openDataset({ root, name: 'cmnist', conflictPercent: 5 });
  const random = RandomStream.for(0, 'benchmark');
  const samplers = {
    epoch: new EpochSampler(train.count, random),
    upweighted: new UpweightedSampler(train.conflicting ?? new Uint8Array(train.count), 80, random),
  };
  for (const [sampler, source] of Object.entries(samplers)) {
    const { assembly, floats, step } = await medians(train, source);
    const share = Math.round((1000 * assembly) / (floats + step)) / 1000;
    const times = { assembly_ms: assembly, floats_ms: floats, step_ms: step, share };
    process.stdout.write(`${JSON.stringify({ subject: 'batch', network: 'fcn', sampler, batch: BATCH, ...times })}\n`);
  }
}

type Train = Awaited<ReturnType<typeof openDataset>>['train'];

async function medians(train: Train, sampler: Sampler): Promise<Times> {
  const { height, width, channels } = train.shape;
  const network = networkFor('fcn', { classes: 10, height, width, channels });
  const state = new NetworkState(network, initialValues(network.parameters, RandomStream.for(0, 'initial weights')));
  const trained = state.names('weight');
  const optimizer = new Adam(state, trained, { beta1: 0.9, beta2: 0.99 });
  const training = { state, optimizer, trained, mask: unmasked, objective: classificationObjective(generalized(0.7)) };
  const feed = train.feed('training', BATCH, AHEAD);
  const asked: Int32Array[] = [];
  const times: Times[] = [];
  for (let step = 0; step < STEPS; step++) {
    const start = performance.now();
    while (feed.free > 0) {
      const indices = sampler.next(BATCH);
      feed.ask(indices);
      asked.push(indices);
    }
    const { bytes } = await feed.take();
    const assembled = performance.now();
    const classes = (asked.shift() ?? new Int32Array(0)).map((index) => train.classLabels[index] ?? 0);
    const images = imagesFromBytes(bytes, [BATCH, height, width, channels], train.normalisation);
    const labels = tensor(classes, [BATCH], 'int32');
    const ready = performance.now();
    const losses = trainingStep(training, { images, labels, classes, mined: new Uint8Array(BATCH) }, 1e-3);
    losses.total.dataSync();
    times.push({ assembly: assembled - start, floats: ready - assembled, step: performance.now() - ready });
    dispose([losses.total, ...losses.parts.values(), images, labels]);
  }
  feed.close();
  optimizer.dispose();
  state.dispose();
  return { assembly: median(times, 'assembly'), floats: median(times, 'floats'), step: median(times, 'step') };
}

/** Of the second half, when the threads have begun. Milliseconds to three digits. */
function median(times: readonly Times[], phase: keyof Times): number {
  const sorted = times.slice(STEPS / 2).map((each) => each[phase]);
  return Math.round(1000 * (sorted.sort((a, b) => a - b)[STEPS / 4] ?? Number.NaN)) / 1000;
}
