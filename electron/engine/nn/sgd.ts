// Stochastic gradient descent with momentum and weight decay, PyTorch's update, fused and in place.
import { type Tensor, tensor } from '@tensorflow/tfjs-core';
import { scalarConstant } from '../tensor/constants.ts';
import { add, multiply } from '../tensor/elementwise.ts';
import { boolAttribute, overFloats, runKernels } from '../tensor/kernel.ts';
import { Moments } from './moments.ts';
import type { NetworkState } from './network-state.ts';
import type { Optimizer, OptimizerState } from './optimizer.ts';

export interface SgdSettings {
  readonly momentum: number;
  /** Added to the gradient as weightDecay · weight, for every trained tensor, biases and batch norm included. */
  readonly weightDecay: number;
}

export class Sgd implements Optimizer {
  readonly #network: NetworkState;
  readonly #settings: SgdSettings;
  readonly #velocity: Moments;
  #step = 0;

  /** Trains the tensors `names` of `network`. */
  constructor(network: NetworkState, names: readonly string[], settings: SgdSettings) {
    this.#network = network;
    this.#settings = settings;
    this.#velocity = new Moments('momentum', network, names);
  }

  apply(gradients: ReadonlyMap<string, Tensor>, learningRate: number): void {
    this.#step++;
    const rate = tensor(learningRate, [], 'float32');
    const momentum = scalarConstant(this.#settings.momentum);
    const attributes = [overFloats(), boolAttribute('use_locking', false), boolAttribute('use_nesterov', false)];
    for (const [name, gradient] of gradients) {
      const { handle } = this.#network.variable(name);
      const velocity = this.#velocity.of(name).handle;
      const decayed = this.#decayed(name, gradient);
      runKernels('ResourceApplyMomentum', attributes, [handle, velocity, rate, decayed, momentum], 0);
      if (decayed !== gradient) decayed.dispose();
    }
    rate.dispose();
  }

  #decayed(name: string, gradient: Tensor): Tensor {
    if (this.#settings.weightDecay === 0) return gradient;
    const weight = this.#network.variable(name).read();
    const decay = multiply(weight, scalarConstant(this.#settings.weightDecay));
    const decayed = add(gradient, decay);
    weight.dispose();
    decay.dispose();
    return decayed;
  }

  state(): OptimizerState {
    return { step: this.#step, moments: new Map(this.#velocity.download()) };
  }

  restore({ step, moments }: OptimizerState): void {
    this.#step = step;
    this.#velocity.load(moments);
  }

  dispose(): void {
    this.#velocity.dispose();
  }
}
