// Weights of samples that are worked out on the host, from their losses.
import { tensor } from '@tensorflow/tfjs-core';
import { type Classified, crossEntropies, type SampleWeights } from './cross-entropy.ts';

/** Cross entropy of each sample [batch], read off the device: waits for it. */
export function lossesOf(classified: Classified): Float32Array {
  const { losses, toLogits } = crossEntropies(classified);
  const values = Float32Array.from(losses.dataSync<'float32'>());
  losses.dispose();
  toLogits.dispose();
  return values;
}

/** Σ weight · loss over the batch. */
export const sumOfWeighted =
  (weights: Float32Array): SampleWeights =>
  () =>
    tensor(weights, [weights.length], 'float32');

/** Σ weight · loss / batch. */
export const meanOfWeighted = (weights: Float32Array): SampleWeights =>
  sumOfWeighted(weights.map((weight) => weight / weights.length));
