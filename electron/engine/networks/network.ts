// What every network is: a list of named tensors and a pass from images to logits and features.
import type { Tensor } from '@tensorflow/tfjs-core';
import { Computing } from '../nn/computing.ts';
import type { Forward } from '../nn/forward.ts';
import type { Pass, Said } from '../nn/operations.ts';
import type { Parameter } from '../nn/parameter.ts';

/** The contrastive loss compares features. */
export type Prediction = Said<Tensor>;

/** `Predicted` is what it predicts: logits and features, and of networks made of others more. */
export interface Network<Predicted extends Prediction = Prediction> {
  readonly name: string;
  readonly classes: number;
  readonly featureSize: number;
  readonly parameters: readonly Parameter[];
  /** Names of the layers whose weights can be masked, in order. */
  readonly gatedLayers: readonly string[];
  /** images [batch, height, width, channels] in [0, 1]. */
  predict(forward: Forward, images: Tensor): Predicted;
  /** What its result is made of, for whoever takes it elsewhere. */
  readonly pass: Pass;
}

/** A network that predicts what its pass says. */
export function networkOfPass(facts: Omit<Network, 'predict'>): Network {
  return { ...facts, predict: (forward, images) => facts.pass(new Computing(forward), images) };
}

/** Sizes that a network is made for. */
export interface NetworkInput {
  readonly classes: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}
