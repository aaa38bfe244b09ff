// Each network trains on images of each data set's size: Colored MNIST 28, CIFAR-10 32, BFFHQ 128, CelebA 224 pixels.
import { dispose, memory, type Tensor, tensor, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { networkFor } from '../../../../electron/engine/networks/registry.ts';
import { unmasked } from '../../../../electron/engine/nn/forward.ts';
import { initialValues, NetworkState, type TorchValues } from '../../../../electron/engine/nn/network-state.ts';
import type { Optimizer } from '../../../../electron/engine/nn/optimizer.ts';
import { mean } from '../../../../electron/engine/objectives/cross-entropy.ts';
import { classificationObjective, type MarkedBatch } from '../../../../electron/engine/objectives/stage-objectives.ts';
import { type Objective, trainingStep } from '../../../../electron/engine/stages/training-step.ts';
import { type NetworkName, networkNames } from '../../../../shared/network-names.ts';
import { RandomStream } from '../../../../shared/random.ts';
import { useTensorFlow } from '../../../tensorflow.ts';

beforeAll(() => {
  useTensorFlow();
});

const CLASSES = 2;

/** Part of the loss that one step is to take away, if the gradient is right. */
const PART = 1e-3;

/** Goes down the gradient by the step that lessens the loss by PART of itself, to first order. */
class FirstOrderStep implements Optimizer {
  readonly #state: NetworkState;
  loss = Number.NaN;

  constructor(state: NetworkState) {
    this.#state = state;
  }

  apply(gradients: ReadonlyMap<string, Tensor>): void {
    tidy(() => {
      const squares = [...gradients.values()].map((gradient) => gradient.square().sum().dataSync()[0] ?? Number.NaN);
      const rate = (PART * this.loss) / squares.reduce((sum, value) => sum + value, 0);
      for (const [name, gradient] of gradients) {
        const variable = this.#state.variable(name);
        variable.assign(variable.read().sub(gradient.mul(rate)));
      }
    });
  }

  state = () => ({ step: 0, moments: new Map() });
  restore = () => {};
  dispose = () => {};
}

/**
 * Deep residual networks leave one pixel of a small image, so that batch norm needs more images for gradients that hold beyond
 * a hair's breadth; a wide one takes as long for one image of 224 pixels as for forty of 32.
 */
const imagesFor = (name: NetworkName, side: number): number =>
  name.startsWith('wide') ? (side > 32 ? 1 : 4) : side > 32 ? 4 : 24;

/** The loss on one batch before and after a first-order step. Frees `state`. */
function losses(state: NetworkState, side: number, count: number): [number, number] {
  const random = RandomStream.for(1, 'images');
  const optimizer = new FirstOrderStep(state);
  const classes = Int32Array.from({ length: count }, (_, i) => (i % 4 === 0 ? 0 : 1));
  const pixels = Float32Array.from({ length: count * side * side * 3 }, () => random.uniform());
  const images = tensor(pixels, [count, side, side, 3]);
  const batch = { images, labels: tensor(classes, [count], 'int32'), classes, mined: new Uint8Array(count) };
  const objective: Objective<MarkedBatch> = (pass, of) => {
    const terms = classificationObjective(mean)(pass, of);
    optimizer.loss = terms.get('main')?.value.dataSync()[0] ?? Number.NaN;
    return terms;
  };
  const training = { state, optimizer, trained: state.names('weight'), objective, mask: unmasked };
  const found = [0, 1].map(() => {
    const step = trainingStep(training, batch, 0);
    dispose([step.total, ...step.parts.values()]);
    return optimizer.loss;
  });
  state.dispose();
  dispose([batch.images, batch.labels]);
  return [found[0] ?? Number.NaN, found[1] ?? Number.NaN];
}

describe.each(networkNames)('%s', (name) => {
  // The same for all sizes of images, but for the fully connected network's.
  let values: TorchValues = new Map();

  test.each([28, 32, 128, 224])('learns as fast as its gradient says on images of %i pixels', (side) => {
    const network = networkFor(name, { classes: CLASSES, height: side, width: side, channels: 3 });
    if (values.size === 0 || name === 'fcn') {
      values = initialValues(network.parameters, RandomStream.for(1, 'initial weights'));
    }
    const before = memory().numTensors;
    const [first, second] = losses(new NetworkState(network, values), side, imagesFor(name, side));
    const part = (first - second) / first / PART;
    expect(part).toBeGreaterThan(0.5);
    expect(part).toBeLessThan(1.5);
    // Constants of a shape are made once and kept.
    expect(memory().numTensors).toBeLessThan(before + 100);
  });
});
