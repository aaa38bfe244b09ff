// What every optimizer is: updates variables in place, and can be stopped and continued.
import type { Tensor } from '@tensorflow/tfjs-core';

/** Everything an optimizer remembers: its step count and its moments, row-major, by `<moment>.<tensor name>`. */
export interface OptimizerState {
  readonly step: number;
  readonly moments: ReadonlyMap<string, Float32Array>;
}

export interface Optimizer {
  /** One step. `gradients` by tensor name; a tensor without one stays as it is. The caller frees the gradients. */
  apply(gradients: ReadonlyMap<string, Tensor>, learningRate: number): void;
  state(): OptimizerState;
  restore(state: OptimizerState): void;
  dispose(): void;
}
