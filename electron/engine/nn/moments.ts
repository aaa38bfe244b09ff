// Running moments of gradients: one variable beside each trained one, zero at first.
import { tensor, zeros } from '@tensorflow/tfjs-core';
import { Variable } from '../tensor/variable.ts';
import { downloadVariable, type NetworkState } from './network-state.ts';

/** Owns its variables from construction to `dispose`. */
export class Moments {
  readonly #label: string;
  readonly #variables = new Map<string, Variable>();

  constructor(label: string, network: NetworkState, names: readonly string[]) {
    this.#label = label;
    for (const name of names) {
      const first = zeros([...network.variable(name).shape]);
      this.#variables.set(name, new Variable(first));
      first.dispose();
    }
  }

  of(name: string): Variable {
    const found = this.#variables.get(name);
    if (found === undefined) throw new Error(`${name} is not trained by this optimizer`);
    return found;
  }

  download(): [string, Float32Array][] {
    return [...this.#variables].map(([name, variable]) => [`${this.#label}.${name}`, downloadVariable(variable)]);
  }

  /** Throws an Error where a moment is missing or has another size. */
  load(values: ReadonlyMap<string, Float32Array>): void {
    for (const [name, variable] of this.#variables) {
      const value = values.get(`${this.#label}.${name}`);
      if (value === undefined) throw new Error(`no ${this.#label} for ${name}`);
      const uploaded = tensor(value, [...variable.shape], 'float32');
      variable.assign(uploaded);
      uploaded.dispose();
    }
  }

  dispose(): void {
    for (const variable of this.#variables.values()) variable.dispose();
  }
}
