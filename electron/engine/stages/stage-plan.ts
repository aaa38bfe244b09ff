// What a stage asks of the training loop.
import type { Samples } from '../../../dataset/samples.ts';
import type { NetworkRole, RunPoint, StageName } from '../../../shared/events.ts';
import type { StageInProgress } from '../checkpoints/partial-stage.ts';
import type { Prediction } from '../networks/network.ts';
import type { Mask } from '../nn/forward.ts';
import type { NetworkState } from '../nn/network-state.ts';
import type { TracedBatch } from '../objectives/stage-objectives.ts';
import type { Objective } from './training-step.ts';

export interface StagePlan<Said extends Prediction = Prediction> extends StageInProgress {
  readonly state: NetworkState<Said>;
  readonly stage: StageName;
  readonly network: NetworkRole;
  readonly steps: number;
  readonly batchSize: number;
  /** Names of the tensors that are trained. */
  readonly trained: readonly string[];
  readonly objective: Objective<TracedBatch, Said>;
  /** Only the last layer is trained: what is before it is run as in evaluation. */
  readonly evaluating?: boolean;
  /** What batches are drawn from; the training set where this is left out. */
  readonly samples?: Samples;
  /** Steps count from 1. */
  readonly mask: (step: number) => Mask;
  readonly learningRate: (step: number) => number;
  /** [training samples], 1 where mined. */
  readonly mined: Uint8Array;
  /** Steps between evaluations, and between checkpoints. */
  readonly evaluateEvery: number;
  readonly saveEvery: number;
  /** Runs after each step, before the point is saved. */
  readonly afterStep?: (point: RunPoint) => Promise<void>;
  /** Runs every `evaluateEvery` steps and after the last one. */
  readonly evaluate: (point: RunPoint) => Promise<void>;
}
