// Retraining: the mask is fixed, the weights that it keeps are trained (paper, section 4.2).
import { readNetwork } from '../checkpoints/network-checkpoint.ts';
import type { Network } from '../networks/network.ts';
import { piName } from '../nn/gated-layers.ts';
import { NetworkState, type TorchValues } from '../nn/network-state.ts';
import { weightOptimizer } from '../nn/weight-optimizer.ts';
import { FixedMasks } from '../objectives/fixed-masks.ts';
import { retrainingObjective } from '../objectives/stage-objectives.ts';
import { evaluateGroups, reportMasks } from './evaluation.ts';
import { marksFor } from './marks.ts';
import { ModelSelection } from './model-selection.ts';
import { retrainingSchedule } from './retraining-schedule.ts';
import { checkpointPath, networkOf, type RunContext, randomFor, saveNetwork } from './run-context.ts';
import { UpweightedSampler } from './sampler.ts';
import { runStageLoop } from './stage-loop.ts';

/** Starts from `pruned`, or from `initial` with its masks where weights are reinitialised; leaves `retrained`. */
export async function retrain(context: RunContext): Promise<void> {
  const { configuration } = context;
  const network = networkOf(context);
  const state = new NetworkState(network, startingValues(context, network));
  const trained = state.names('weight');
  const optimizer = weightOptimizer({ ...configuration, weightDecay: configuration.weight_decay }, state, trained);
  const masks = new FixedMasks(state);
  const mined = marksFor(context);
  const selection = new ModelSelection(context, state);
  const schedule = retrainingSchedule(configuration);
  await runStageLoop(context, {
    ...schedule,
    state,
    optimizer,
    trained,
    mined,
    sampler: new UpweightedSampler(mined, configuration.lambda_upweight, randomFor(context, 'batches for retraining')),
    objective: retrainingObjective({
      lambdaCon: configuration.lambda_con_retrain,
      temperature: configuration.temperature,
    }),
    mask: () => masks.mask,
    tables: new Map([['selection.best', selection.table]]),
    evaluate: async (point) => selection.consider(point, await evaluateGroups(context, point, state, masks.mask)),
  });
  const point = { stage: 'retraining', network: 'classifier', step: schedule.steps } as const;
  reportMasks(context, point, state);
  saveNetwork(context, 'retrained', point, state);
  masks.dispose();
  optimizer.dispose();
  state.dispose();
}

/** Weights as they were before pretraining, or as pruning left them; π always as pruning left it. */
function startingValues(context: RunContext, network: Network): TorchValues {
  const pruned = readNetwork(checkpointPath(context, 'pruned'), network);
  if (!context.configuration.reinitialize) return pruned;
  const values = readNetwork(checkpointPath(context, 'initial'), network);
  for (const layer of network.gatedLayers) {
    const pi = pruned.get(piName(layer));
    if (pi !== undefined) values.set(piName(layer), pi);
  }
  return values;
}
