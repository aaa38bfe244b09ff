// What every network is: a list of named tensors and a pass from images to logits and features.
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Forward } from '../nn/forward.ts';
import type { Parameter } from '../nn/parameter.ts';

export interface Prediction {
  /** [batch, classes], before softmax. */
  readonly logits: Tensor;
  /** [batch, featureSize], what the last layer reads: the contrastive loss compares these. */
  readonly feature: Tensor;
}

export interface Network {
  readonly name: string;
  readonly classes: number;
  readonly featureSize: number;
  readonly parameters: readonly Parameter[];
  /** Names of the layers whose weights can be masked, in order. */
  readonly gatedLayers: readonly string[];
  /** images [batch, height, width, channels] in [0, 1]. */
  predict(forward: Forward, images: Tensor): Prediction;
}

/** Sizes that a network is made for. */
export interface NetworkInput {
  readonly classes: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}
