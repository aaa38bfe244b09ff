// Training: the classifier of a method that does not prune, from its first values to the network that counts.
import { trainingSchedule } from '../../../shared/training-schedule.ts';
import { readNetwork } from '../checkpoints/network-checkpoint.ts';
import { unmasked } from '../nn/forward.ts';
import { NetworkState } from '../nn/network-state.ts';
import { learningRate } from '../nn/step-decay.ts';
import { weightOptimizer } from '../nn/weight-optimizer.ts';
import type { MarkedBatch } from '../objectives/stage-objectives.ts';
import { evaluateGroups } from './evaluation.ts';
import { writeInitial } from './initial-weights.ts';
import { ModelSelection } from './model-selection.ts';
import { checkpointPath, networkOf, type RunContext, saveNetwork } from './run-context.ts';
import type { Sampler } from './sampler.ts';
import { runStageLoop } from './stage-loop.ts';
import type { Objective } from './training-step.ts';

/** What a method makes of training. */
interface Recipe {
  readonly sampler: Sampler;
  readonly objective: Objective<MarkedBatch>;
}

/** Starts from `initial`, leaves `trained`. */
export async function trainClassifier(context: RunContext, { sampler, objective }: Recipe): Promise<void> {
  const { configuration, dataset } = context;
  writeInitial(context);
  const network = networkOf(context);
  const state = new NetworkState(network, readNetwork(checkpointPath(context, 'initial'), network));
  const trained = state.names('weight');
  const optimizer = weightOptimizer({ ...configuration, weightDecay: configuration.weight_decay }, state, trained);
  const selection = new ModelSelection(context, state);
  const { steps, learningRate: initial, decayStep: every, gamma, scheduled } = trainingSchedule(configuration);
  await runStageLoop(context, {
    stage: 'training',
    network: 'classifier',
    steps,
    batchSize: configuration.batch_size,
    evaluateEvery: configuration.eval_every,
    saveEvery: configuration.save_every,
    state,
    optimizer,
    trained,
    sampler,
    objective,
    mined: new Uint8Array(dataset.train.count),
    mask: () => unmasked,
    learningRate: (step) => (scheduled ? learningRate(step, { initial, every, gamma }) : initial),
    tables: new Map([['selection.best', selection.table]]),
    evaluate: async (point) => selection.consider(point, await evaluateGroups(context, point, state, unmasked)),
  });
  saveNetwork(context, 'trained', { stage: 'training', network: 'classifier', step: steps }, state);
  optimizer.dispose();
  state.dispose();
}
