// One step of training: forward, backward, update. The same for every stage.
import { type Tensor, tidy } from '@tensorflow/tfjs-core';
import type { Prediction } from '../networks/network.ts';
import { Forward, type Mask } from '../nn/forward.ts';
import type { NetworkState } from '../nn/network-state.ts';
import type { Optimizer } from '../nn/optimizer.ts';
import { scalarConstant } from '../tensor/constants.ts';
import { type Term, weightedSum } from '../tensor/layers.ts';
import { Tape } from '../tensor/tape.ts';

/** What a stage minimises: named terms, each a scalar with its weight. The total is their weighted sum. */
export type Objective<Batch, Said extends Prediction = Prediction> = (
  pass: Said & ObjectivePass,
  batch: Batch,
) => ReadonlyMap<string, Term>;

export interface ObjectivePass extends Prediction {
  readonly tape: Tape;
  readonly forward: Forward;
}

export interface Training<Batch, Said extends Prediction = Prediction> {
  readonly state: NetworkState<Said>;
  readonly optimizer: Optimizer;
  /** Names of the tensors that are trained. */
  readonly trained: readonly string[];
  readonly mask: Mask;
  readonly objective: Objective<Batch, Said>;
  /** Only the last layer is trained: what is before it is run as in evaluation. */
  readonly evaluating?: boolean;
}

/** `total` and each term before its weight, scalars on the device. The caller frees them. */
export interface StepLosses {
  readonly total: Tensor;
  readonly parts: ReadonlyMap<string, Tensor>;
}

interface Passed extends StepLosses {
  readonly gradients: Map<string, Tensor>;
  readonly statistics: ReadonlyMap<string, Tensor>;
}

/**
 * Trains on one batch. images [batch, height, width, channels] in [0, 1]. Waits for nothing: the losses stay on the
 * device. No tensor is left but the result.
 */
export function trainingStep<Batch extends { readonly images: Tensor }, Said extends Prediction>(
  training: Training<Batch, Said>,
  batch: Batch,
  learningRate: number,
): StepLosses {
  // tidy takes tensors only inside plain objects and arrays.
  let passed: Passed | undefined;
  tidy(() => {
    passed = pass(training, batch);
    return [passed.total, ...passed.parts.values(), ...passed.gradients.values(), ...passed.statistics.values()];
  });
  if (passed === undefined) throw new Error('unreachable');
  training.optimizer.apply(passed.gradients, learningRate);
  training.state.assign(passed.statistics);
  for (const used of [...passed.gradients.values(), ...passed.statistics.values()]) used.dispose();
  return passed;
}

function pass<Batch extends { readonly images: Tensor }, Said extends Prediction>(
  training: Training<Batch, Said>,
  batch: Batch,
): Passed {
  const { state, trained, mask, objective, evaluating = false } = training;
  const tape = new Tape();
  const values = state.read();
  const wanted = trained.map((name) => ({ name, value: values.get(name) }));
  for (const { value } of wanted) if (value !== undefined) tape.watch(value);
  const forward = new Forward({ values, training: !evaluating, mask, tape });
  const prediction = state.network.predict(forward, batch.images);
  const terms = objective({ ...prediction, tape, forward }, batch);
  for (const { value } of terms.values()) tape.keep(value);
  const total = tape.keep(weightedSum(tape, [...terms.values()]));
  const found = tape.gradients(total, scalarConstant(1), [...values.values()]);
  const gradients = new Map<string, Tensor>();
  for (const { name, value } of wanted) {
    const gradient = value === undefined ? undefined : found.get(value);
    if (gradient !== undefined) gradients.set(name, gradient);
  }
  const parts = new Map([...terms].map(([name, { value }]) => [name, value]));
  return { total, parts, gradients, statistics: forward.statistics };
}
