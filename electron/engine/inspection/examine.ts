// What a network says of every sample of a split, and its features of some of them.
import { type Tensor, tidy } from '@tensorflow/tfjs-core';
import type { Samples } from '../../../dataset/samples.ts';
import { Forward, type Mask } from '../nn/forward.ts';
import type { NetworkState } from '../nn/network-state.ts';
import { splitBatches } from '../stages/split-batches.ts';
import { overFloats, runKernel } from '../tensor/kernel.ts';

export interface Examined {
  /** [count], the class with the largest probability. */
  readonly predictions: Uint16Array;
  /** [count], p_label: the probability of the sample's own class. */
  readonly labelProbabilities: Float32Array;
  /** [count], the largest probability. */
  readonly confidences: Float32Array;
  /** Penultimate features [chosen][featureSize], of the chosen samples in their order. */
  readonly features: readonly (readonly number[])[];
}

export interface Examination {
  readonly state: NetworkState;
  readonly mask: Mask;
  readonly samples: Samples;
  readonly batchSize: number;
  /** Samples whose features are kept, ascending. */
  readonly chosen: Int32Array;
  /** After each batch, with the samples that are done; may throw to stop. */
  readonly heed: (done: number) => void;
}

/** In evaluation mode. Yields to the event loop between batches; no tensor is left. */
export async function examine({ state, mask, samples, batchSize, chosen, heed }: Examination): Promise<Examined> {
  const predictions = new Uint16Array(samples.count);
  const confidences = new Float32Array(samples.count);
  const labelProbabilities = new Float32Array(samples.count);
  const features: number[][] = [];
  const wanted = new Set(chosen);
  const { classes, featureSize } = state.network;
  for await (const { images, indices } of splitBatches(samples, batchSize)) {
    const said = say(state, mask, images);
    indices.forEach((index, row) => {
      const best = largest(said.probabilities, row * classes, classes);
      predictions[index] = best;
      confidences[index] = said.probabilities[row * classes + best] ?? 0;
      labelProbabilities[index] = said.probabilities[row * classes + (samples.classLabels[index] ?? 0)] ?? 0;
      if (!wanted.has(index)) return;
      features.push([...said.feature.subarray(row * featureSize, (row + 1) * featureSize)]);
    });
    heed((indices.at(-1) ?? 0) + 1);
  }
  return { predictions, labelProbabilities, confidences, features };
}

function say(state: NetworkState, mask: Mask, images: Tensor): { probabilities: Float32Array; feature: Float32Array } {
  let probabilities = new Float32Array();
  let read = new Float32Array();
  tidy(() => {
    const forward = new Forward({ values: state.read(), training: false, mask });
    const { logits, feature } = state.network.predict(forward, images);
    probabilities = Float32Array.from(runKernel('Softmax', [overFloats()], [logits]).dataSync<'float32'>());
    read = Float32Array.from(feature.dataSync<'float32'>());
  });
  return { probabilities, feature: read };
}

function largest(values: Float32Array, from: number, count: number): number {
  let best = 0;
  for (let i = 1; i < count; i++) if ((values[from + i] ?? 0) > (values[from + best] ?? 0)) best = i;
  return best;
}
