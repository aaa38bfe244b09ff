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

/** `Said` is what it predicts: logits and features, and of networks made of others more. */
export interface Network<Said extends Prediction = Prediction> {
  readonly name: string;
  readonly classes: number;
  readonly featureSize: number;
  readonly parameters: readonly Parameter[];
  /** Names of the layers whose weights can be masked, in order. */
  readonly gatedLayers: readonly string[];
  /** images [batch, height, width, channels] in [0, 1]. */
  predict(forward: Forward, images: Tensor): Said;
}

/** Sizes that a network is made for. */
export interface NetworkInput {
  readonly classes: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}
