// Mean losses between two reports, summed on the device: one read for each report.
import { concat, keep, stack, type Tensor, tidy, zeros } from '@tensorflow/tfjs-core';
import { add, multiply } from '../tensor/elementwise.ts';
import { boolAttribute, overFloats, runKernel, typeAttribute } from '../tensor/kernel.ts';
import { reshape } from '../tensor/shaping.ts';
import type { StepLosses } from './training-step.ts';

export interface LossReport {
  readonly total: number;
  readonly parts: Record<string, number>;
  /** Steps that are in the means. */
  readonly steps: number;
  /** How many steps came before the first loss that was no finite number; `steps` where all were finite. */
  readonly finiteSteps: number;
}

export class LossMeter {
  #sums: Tensor | undefined;
  #alive: Tensor | undefined;
  #names: string[] = [];
  #steps = 0;

  /** Takes a step's losses over and frees them. */
  add({ total, parts }: StepLosses): void {
    this.#names = [...parts.keys()];
    const [sums, alive] = tidy(() => {
      const row = stack([total, ...parts.values()].map((value) => reshape(value, [])));
      const finite = finiteness(total);
      const stillAlive = this.#alive === undefined ? finite : multiply(this.#alive, finite);
      const withCount = concat([row.reshape([row.size]), stillAlive.reshape([1])]);
      return [this.#sums === undefined ? withCount : add(this.#sums, withCount), stillAlive];
    });
    this.#release();
    this.#sums = keep(sums ?? zeros([0]));
    this.#alive = alive === undefined ? undefined : keep(alive);
    this.#steps++;
    total.dispose();
    for (const value of parts.values()) value.dispose();
  }

  /** Reads the means off the device and starts anew; undefined where nothing was added. */
  report(): LossReport | undefined {
    if (this.#sums === undefined) return undefined;
    const values = [...this.#sums.dataSync<'float32'>()];
    const steps = this.#steps;
    const finiteSteps = Math.round(values.at(-1) ?? 0);
    const [total = Number.NaN, ...parts] = values.slice(0, -1).map((sum) => sum / steps);
    this.dispose();
    return {
      total,
      parts: Object.fromEntries(this.#names.map((name, i) => [name, parts[i] ?? 0])),
      steps,
      finiteSteps,
    };
  }

  dispose(): void {
    this.#release();
    this.#sums = undefined;
    this.#alive = undefined;
    this.#steps = 0;
  }

  #release(): void {
    this.#sums?.dispose();
    this.#alive?.dispose();
  }
}

/** 1 where a scalar is finite, else 0. */
function finiteness(x: Tensor): Tensor {
  const truth = runKernel('IsFinite', [overFloats()], [x]);
  return runKernel(
    'Cast',
    [typeAttribute('SrcT', 'bool'), typeAttribute('DstT', 'float32'), boolAttribute('Truncate', false)],
    [truth],
  );
}
