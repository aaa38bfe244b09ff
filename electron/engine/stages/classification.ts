// What a network says of every sample of a split.
import { type Tensor, tidy } from '@tensorflow/tfjs-core';
import type { Samples } from '../../../dataset/samples.ts';
import type { GroupCounts } from '../../../shared/events.ts';
import { Forward, type Mask } from '../nn/forward.ts';
import type { NetworkState } from '../nn/network-state.ts';
import { intScalar } from '../tensor/constants.ts';
import { overFloats, runKernel, typeAttribute } from '../tensor/kernel.ts';
import { splitBatches } from './split-batches.ts';

export interface Classification {
  /** [count], the class with the largest logit. */
  readonly predictions: Uint16Array;
  /** [count], p_label: the softmax probability of the sample's own class. */
  readonly labelProbabilities: Float32Array;
}

/** In evaluation mode. Yields to the event loop between batches, where `heed` may throw to stop; no tensor is left. */
export async function classify(
  state: NetworkState,
  mask: Mask,
  samples: Samples,
  batchSize: number,
  heed: (done: number) => void = () => {},
): Promise<Classification> {
  const predictions = new Uint16Array(samples.count);
  const labelProbabilities = new Float32Array(samples.count);
  const { classes } = state.network;
  for await (const { images, indices, classes: labels } of splitBatches(samples, batchSize)) {
    const { chosen, probabilities } = predictBatch(state, mask, images);
    indices.forEach((index, row) => {
      predictions[index] = chosen[row] ?? 0;
      labelProbabilities[index] = probabilities[row * classes + (labels[row] ?? 0)] ?? 0;
    });
    heed((indices.at(-1) ?? 0) + 1);
  }
  return { predictions, labelProbabilities };
}

function predictBatch(state: NetworkState, mask: Mask, images: Tensor) {
  let chosen: ArrayLike<number> = [];
  let probabilities: ArrayLike<number> = [];
  tidy(() => {
    const forward = new Forward({ values: state.read(), training: false, mask });
    const { logits } = state.network.predict(forward, images);
    const types = [overFloats(), typeAttribute('Tidx', 'int32'), typeAttribute('output_type', 'int32')];
    chosen = runKernel('ArgMax', types, [logits, intScalar(1)]).dataSync();
    probabilities = runKernel('Softmax', [overFloats()], [logits]).dataSync();
  });
  return { chosen, probabilities };
}

/**
 * Pure: how many samples each group [classes, biases] has, and how many of them are right. Where the split's bias labels
 * are unknown, all samples of a class are in one column.
 */
export function countGroups(
  samples: Pick<Samples, 'count' | 'classLabels' | 'biasLabels'>,
  predictions: Uint16Array,
  classes: number,
  biases: number,
): GroupCounts {
  const columns = samples.biasLabels === null ? 1 : biases;
  const matrix = () => Array.from({ length: classes }, () => new Array<number>(columns).fill(0));
  const total = matrix();
  const correct = matrix();
  for (let i = 0; i < samples.count; i++) {
    const label = samples.classLabels[i] ?? 0;
    const bias = samples.biasLabels?.[i] ?? 0;
    increase(total, label, bias);
    if (predictions[i] === label) increase(correct, label, bias);
  }
  return { total, correct };
}

function increase(matrix: number[][], row: number, column: number): void {
  const cells = matrix[row];
  if (cells !== undefined) cells[column] = (cells[column] ?? 0) + 1;
}
