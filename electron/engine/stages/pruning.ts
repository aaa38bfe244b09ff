// Pruning: weights are frozen, the mask parameters π are trained (paper, section 4.2).
import { readNetwork } from '../checkpoints/network-checkpoint.ts';
import { Adam } from '../nn/adam.ts';
import { NetworkState } from '../nn/network-state.ts';
import { keptWeights, sampledMask } from '../objectives/hard-gumbel-sigmoid.ts';
import { maskNoise } from '../objectives/mask-noise.ts';
import { pruningObjective } from '../objectives/stage-objectives.ts';
import { evaluateGroups, reportKept, reportMasks } from './evaluation.ts';
import { marksFor } from './marks.ts';
import { checkpointPath, networkOf, type RunContext, randomFor, saveNetwork } from './run-context.ts';
import { UpweightedSampler } from './sampler.ts';
import { isEvaluated, REPORT_EVERY_STEPS, runStageLoop } from './stage-loop.ts';

/** The mask optimizer is Adam with PyTorch's betas, whatever the weights' optimizer. */
const MASK_BETAS = { beta1: 0.9, beta2: 0.999 };

/** Reports of what is kept that a stage makes at most, evaluations aside: columns of the picture of layers over steps. */
const KEPT_REPORTS = 200;

/** Steps between two reports of what is kept: with those of losses, thinned in a long stage. */
export const keptEvery = (steps: number): number =>
  REPORT_EVERY_STEPS * Math.max(1, Math.ceil(steps / (REPORT_EVERY_STEPS * KEPT_REPORTS)));

/** Starts from `pretrained`, leaves `pruned`: the same weights, π trained. */
export async function prune(context: RunContext): Promise<void> {
  const { configuration } = context;
  const network = networkOf(context);
  const state = new NetworkState(network, readNetwork(checkpointPath(context, 'pretrained'), network));
  const trained = state.names('pi');
  const optimizer = new Adam(state, trained, MASK_BETAS);
  const mined = marksFor(context);
  const upweight = configuration.uniform_weight ? 1 : configuration.pruning_upweight;
  const { pruning_iter: steps, eval_every: evaluateEvery } = configuration;
  await runStageLoop(context, {
    stage: 'pruning',
    network: 'classifier',
    steps,
    batchSize: configuration.batch_size,
    evaluateEvery,
    saveEvery: configuration.save_every,
    state,
    optimizer,
    trained,
    mined,
    sampler: new UpweightedSampler(mined, upweight, randomFor(context, 'batches for pruning')),
    objective: pruningObjective(network.gatedLayers, {
      lambdaCon: configuration.lambda_con_prune,
      lambdaSparse: configuration.lambda_sparse,
      temperature: configuration.temperature,
    }),
    mask: (step) => sampledMask(maskNoise(configuration.seed, step)),
    learningRate: () => configuration.lr_prune,
    afterStep: async (point) => {
      const isReported = isEvaluated({ evaluateEvery, steps }, point.step); // With the masks themselves.
      if (point.step % keptEvery(steps) === 0 && !isReported) reportKept(context, point, state);
    },
    evaluate: async (point) => {
      reportMasks(context, point, state);
      await evaluateGroups(context, point, state, keptWeights);
    },
  });
  saveNetwork(context, 'pruned', { stage: 'pruning', network: 'classifier', step: steps }, state);
  optimizer.dispose();
  state.dispose();
}
