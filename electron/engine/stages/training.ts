// Training: the classifier of a method that does not prune, from its first values to the network that counts.
import type { RunPoint } from '../../../shared/events.ts';
import { trainingSchedule } from '../../../shared/training-schedule.ts';
import { readNetwork } from '../checkpoints/network-checkpoint.ts';
import type { Network, Prediction } from '../networks/network.ts';
import { unmasked } from '../nn/forward.ts';
import { NetworkState, type TorchValues } from '../nn/network-state.ts';
import { learningRate } from '../nn/step-decay.ts';
import { weightOptimizer } from '../nn/weight-optimizer.ts';
import type { TracedBatch } from '../objectives/stage-objectives.ts';
import { evaluateGroups } from './evaluation.ts';
import { writeInitial } from './initial-weights.ts';
import { ModelSelection } from './model-selection.ts';
import { checkpointPath, networkOf, type RunContext, saveNetwork } from './run-context.ts';
import type { Sampler } from './sampler.ts';
import { runStageLoop } from './stage-loop.ts';
import type { Objective } from './training-step.ts';

/** What a method makes of training. */
interface Recipe<Said extends Prediction> {
  /** What is trained, and its first values. */
  readonly network: Network<Said>;
  readonly values: TorchValues;
  readonly sampler: Sampler;
  readonly objective: Objective<TracedBatch, Said>;
  /** What the method remembers from step to step, by name: part of the stage's checkpoints. */
  readonly tables?: ReadonlyMap<string, Float32Array>;
  /** The network that counts, within what is trained; that itself where this is left out. */
  readonly result?: (state: NetworkState<Said>) => NetworkState;
  /** After the last step. */
  readonly whenDone?: (point: RunPoint, state: NetworkState<Said>) => void;
}

/** The classifier alone, from `initial`; leaves `trained`. */
export async function trainClassifier(
  context: RunContext,
  recipe: Pick<Recipe<Prediction>, 'sampler' | 'objective' | 'tables'>,
): Promise<void> {
  await trainNetwork(context, { network: networkOf(context), values: await initialClassifier(context), ...recipe });
}

/** The classifier's first values, the same for every method of a seed; leaves `initial`. */
export async function initialClassifier(context: RunContext): Promise<TorchValues> {
  await writeInitial(context);
  return readNetwork(checkpointPath(context, 'initial'), networkOf(context));
}

/** Leaves `trained`: what the recipe's result is of. */
export async function trainNetwork<Said extends Prediction>(context: RunContext, recipe: Recipe<Said>): Promise<void> {
  const { configuration, dataset } = context;
  const { network, values, sampler, objective, tables = new Map() } = recipe;
  const state = new NetworkState(network, values);
  const result = recipe.result?.(state) ?? state;
  const trained = state.names('weight');
  const optimizer = weightOptimizer({ ...configuration, weightDecay: configuration.weight_decay }, state, trained);
  const selection = new ModelSelection(context, result);
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
    tables: new Map([...tables, ['selection.best', selection.table]]),
    evaluate: async (point) => selection.consider(point, await evaluateGroups(context, point, result, unmasked)),
  });
  const point = { stage: 'training', network: 'classifier', step: steps } as const;
  saveNetwork(context, 'trained', point, result);
  recipe.whenDone?.(point, state);
  optimizer.dispose();
  state.dispose();
}
