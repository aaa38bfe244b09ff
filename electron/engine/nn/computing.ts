// A pass that computes: the operations of networks over tensors, recorded where the pass has a tape.
import type { Tensor } from '@tensorflow/tfjs-core';
import { convolution } from '../tensor/convolution.ts';
import { addRelu, averagePool, flatten, linear, plus, product, relu, scale } from '../tensor/layers.ts';
import { maxPool } from '../tensor/max-pool.ts';
import { normalize } from './batch-norm.ts';
import type { Forward } from './forward.ts';
import type { ConvolutionLayer, LinearLayer, Operations } from './operations.ts';

export class Computing implements Operations<Tensor> {
  readonly #forward: Forward;

  constructor(forward: Forward) {
    this.#forward = forward;
  }

  convolution(x: Tensor, { name, gated, stride, padding }: ConvolutionLayer): Tensor {
    return convolution(this.#forward.tape, x, this.#weight(name, gated), { stride, padding });
  }

  linear(x: Tensor, { name, gated }: LinearLayer): Tensor {
    return linear(this.#forward.tape, x, this.#weight(name, gated), this.#forward.value(`${name}.bias`));
  }

  /** A copy is not watched by the tape. */
  productOfCopy(x: Tensor, weight: string): Tensor {
    return product(this.#forward.tape, x.clone(), this.#forward.value(weight));
  }

  batchNorm(x: Tensor, name: string): Tensor {
    return normalize(this.#forward, name, x);
  }

  relu(x: Tensor): Tensor {
    return relu(this.#forward.tape, x);
  }

  add(a: Tensor, b: Tensor): Tensor {
    return plus(this.#forward.tape, a, b);
  }

  addRelu(a: Tensor, b: Tensor): Tensor {
    return addRelu(this.#forward.tape, a, b);
  }

  maxPool(x: Tensor): Tensor {
    return maxPool(this.#forward.tape, x);
  }

  averagePool(x: Tensor): Tensor {
    return averagePool(this.#forward.tape, x);
  }

  flatten(x: Tensor): Tensor {
    return flatten(this.#forward.tape, x);
  }

  scale(x: Tensor, factor: number): Tensor {
    return scale(this.#forward.tape, x, Math.fround(factor));
  }

  within(prefix: string): Computing {
    return new Computing(this.#forward.within(prefix));
  }

  #weight(layer: string, gated: boolean): Tensor {
    return gated ? this.#forward.maskedWeight(layer) : this.#forward.value(`${layer}.weight`);
  }
}
