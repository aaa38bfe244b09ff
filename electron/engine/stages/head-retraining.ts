// Retraining of the last layer alone, on samples of all groups alike: DFR's second stage.
import { readNetwork } from '../checkpoints/network-checkpoint.ts';
import { unmasked } from '../nn/forward.ts';
import { headOf } from '../nn/head.ts';
import { initialValues, NetworkState } from '../nn/network-state.ts';
import { weightOptimizer } from '../nn/weight-optimizer.ts';
import { dfrObjective } from '../objectives/dfr-objective.ts';
import { evaluateGroups } from './evaluation.ts';
import { type SampleGroups, sampleGroups } from './groups.ts';
import { ModelSelection } from './model-selection.ts';
import { retrainingSchedule } from './retraining-schedule.ts';
import { checkpointPath, networkOf, type RunContext, randomFor, saveNetwork } from './run-context.ts';
import { GroupSampler } from './sampler.ts';
import { runStageLoop } from './stage-loop.ts';

/** Starts from `trained` with a new last layer, leaves `retrained`. */
export async function retrainHead(context: RunContext): Promise<void> {
  const { configuration, dataset } = context;
  const network = networkOf(context);
  const state = new NetworkState(network, readNetwork(checkpointPath(context, 'trained'), network));
  const trained = headOf(network);
  const fresh = initialValues(network.parameters, randomFor(context, 'initial weights of the last layer'));
  state.load(new Map([...fresh].filter(([name]) => trained.includes(name))));
  const optimizer = weightOptimizer({ ...configuration, weightDecay: 0 }, state, trained);
  const samples = dataset[configuration.dfr_split];
  const groups = sampleGroups(samples, dataset.classes, dataset.biasNames?.length ?? 1);
  const strength = 1 / (configuration.dfr_c * balancedSize(groups));
  const selection = new ModelSelection(context, state);
  const schedule = retrainingSchedule(configuration);
  await runStageLoop(context, {
    ...schedule,
    state,
    optimizer,
    trained,
    evaluating: true,
    samples,
    mined: new Uint8Array(samples.count),
    sampler: new GroupSampler(groups.of, randomFor(context, 'batches for retraining')),
    objective: dfrObjective(trained[0], strength),
    mask: () => unmasked,
    tables: new Map([['selection.best', selection.table]]),
    evaluate: async (point) => selection.consider(point, await evaluateGroups(context, point, state, unmasked)),
  });
  saveNetwork(context, 'retrained', { stage: 'retraining', network: 'classifier', step: schedule.steps }, state);
  optimizer.dispose();
  state.dispose();
}

/** How many samples a balanced set has: the smallest group's, of each group that has any. */
function balancedSize({ sizes }: SampleGroups): number {
  const filled = sizes.filter((size) => size > 0);
  return filled.length * Math.min(...filled);
}
