// Adam (Kingma and Ba 2015) with PyTorch's update, fused and in place.
import { type Tensor, tensor } from '@tensorflow/tfjs-core';
import { scalarConstant } from '../tensor/constants.ts';
import { boolAttribute, overFloats, runKernels } from '../tensor/kernel.ts';
import { Moments } from './moments.ts';
import type { NetworkState } from './network-state.ts';
import type { Optimizer, OptimizerState } from './optimizer.ts';

/** PyTorch's default. */
const EPSILON = 1e-8;

export interface AdamSettings {
  readonly beta1: number;
  readonly beta2: number;
}

export class Adam implements Optimizer {
  readonly #network: NetworkState;
  readonly #settings: AdamSettings;
  readonly #first: Moments;
  readonly #second: Moments;
  #step = 0;

  /** Trains the tensors `names` of `network`. */
  constructor(network: NetworkState, names: readonly string[], settings: AdamSettings) {
    this.#network = network;
    this.#settings = settings;
    this.#first = new Moments('m', network, names);
    this.#second = new Moments('v', network, names);
  }

  apply(gradients: ReadonlyMap<string, Tensor>, learningRate: number): void {
    this.#step++;
    const { beta1, beta2 } = this.#settings;
    const [power1, power2] = [beta1 ** this.#step, beta2 ** this.#step];
    // TensorFlow adds ε before the bias correction, PyTorch after it.
    const epsilon = EPSILON * Math.sqrt(1 - power2);
    const changing = [power1, power2, learningRate].map((value) => tensor(value, [], 'float32'));
    const last = tensor(epsilon, [], 'float32');
    const scalars = [...changing, scalarConstant(beta1), scalarConstant(beta2), last];
    const attributes = [overFloats(), boolAttribute('use_locking', false), boolAttribute('use_nesterov', false)];
    for (const [name, gradient] of gradients) {
      const variables = [this.#network.variable(name), this.#first.of(name), this.#second.of(name)];
      const handles = variables.map(({ handle }) => handle);
      runKernels('ResourceApplyAdam', attributes, [...handles, ...scalars, gradient], 0);
    }
    for (const used of [...changing, last]) used.dispose();
  }

  state(): OptimizerState {
    return { step: this.#step, moments: new Map([...this.#first.download(), ...this.#second.download()]) };
  }

  restore({ step, moments }: OptimizerState): void {
    this.#step = step;
    this.#first.load(moments);
    this.#second.load(moments);
  }

  dispose(): void {
    this.#first.dispose();
    this.#second.dispose();
  }
}
