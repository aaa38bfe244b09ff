// Pretraining: the biased network, where it mines, then the classifier (paper, section 4).
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NetworkRole, RunPoint } from '../../../shared/events.ts';
import type { MinedSet } from '../../../shared/mined-set.ts';
import { MINED_FILE } from '../../../shared/mined-set.ts';
import { miningNetwork } from '../../../shared/networks-needed.ts';
import { type PretrainingSettings, pretrainingOf } from '../../../shared/pretraining-settings.ts';
import { readNetwork } from '../checkpoints/network-checkpoint.ts';
import { unmasked } from '../nn/forward.ts';
import { NetworkState } from '../nn/network-state.ts';
import { learningRate } from '../nn/step-decay.ts';
import { weightOptimizer } from '../nn/weight-optimizer.ts';
import { confident, generalized, mean, type SampleWeights } from '../objectives/cross-entropy.ts';
import { classificationObjective } from '../objectives/stage-objectives.ts';
import { evaluateGroups } from './evaluation.ts';
import { firstValuesOfBiased, writeInitial } from './initial-weights.ts';
import { addToEnsemble, mineEnsemble, mineWrong, writeMined } from './mining.ts';
import {
  type CheckpointName,
  checkpointPath,
  networkOf,
  type RunContext,
  randomFor,
  saveNetwork,
} from './run-context.ts';
import { EpochSampler } from './sampler.ts';
import { runStageLoop } from './stage-loop.ts';
import { warningAbout } from './useless-set.ts';

const results: Record<NetworkRole, CheckpointName> = { biased: 'biased', classifier: 'pretrained' };

/** Trains what the configuration needs; leaves `initial`, `biased` where needed, and `pretrained`. */
export async function pretrain(context: RunContext): Promise<void> {
  const { partial } = context.progress.current;
  await writeInitial(context);
  if (miningNetwork(context.configuration) === 'biased' && partial?.network !== 'classifier') {
    await pretrainNetwork(context, 'biased');
  }
  await pretrainNetwork(context, 'classifier');
}

/** The biased network alone: where the classifier is not pretrained. Leaves `biased`. */
export const pretrainBiased = (context: RunContext): Promise<void> => pretrainNetwork(context, 'biased');

async function pretrainNetwork(context: RunContext, role: NetworkRole): Promise<void> {
  const { configuration, dataset } = context;
  const network = networkOf(context);
  const values =
    role === 'classifier'
      ? readNetwork(checkpointPath(context, 'initial'), network)
      : await firstValuesOfBiased(context);
  const settings = pretrainingOf(configuration, role);
  const state = new NetworkState(network, values);
  const trained = state.names('weight');
  const optimizer = weightOptimizer(settings, state, trained);
  const mines = miningNetwork(configuration) === role;
  const ensemble = mines && configuration.pseudo_label_method === 'ensemble';
  const scores = ensemble ? new Float32Array(dataset.train.count) : undefined;
  const decay = { initial: settings.learningRate, every: settings.decayStep, gamma: settings.gamma };
  const watch = new MiningWatch(context, state, scores, settings.steps);
  const { batch_size: batchSize, eval_every: evaluateEvery, save_every: saveEvery } = configuration;
  const sampler = new EpochSampler(dataset.train.count, randomFor(context, `batches for the ${role} network`));
  await runStageLoop(context, {
    stage: 'pretraining',
    network: role,
    steps: settings.steps,
    batchSize,
    evaluateEvery,
    saveEvery,
    state,
    optimizer,
    sampler,
    ...(scores === undefined ? {} : { tables: new Map([['mining.scores', scores]]) }),
    trained,
    objective: classificationObjective(sampleWeights(settings.loss, context)),
    mask: () => unmasked,
    learningRate: (step) => (settings.scheduled ? learningRate(step, decay) : settings.learningRate),
    mined: new Uint8Array(dataset.train.count),
    ...(mines ? { afterStep: (point) => watch.afterStep(point) } : {}),
    evaluate: async (point) => {
      await evaluateGroups(context, point, state, unmasked);
      if (mines) await watch.evaluate(point);
    },
  });
  saveNetwork(context, results[role], { stage: 'pretraining', network: role, step: settings.steps }, state);
  optimizer.dispose();
  state.dispose();
}

function sampleWeights(loss: PretrainingSettings['loss'], { configuration }: RunContext): SampleWeights {
  if (loss === 'gce') return generalized(configuration.gce_q);
  return loss === 'ensemble' ? confident(configuration.eta) : mean;
}

/** Mines while the mining network trains: the result at the step that counts, and a look at each evaluation. */
class MiningWatch {
  readonly #context: RunContext;
  readonly #state: NetworkState;
  readonly #scores: Float32Array | undefined;
  readonly #steps: number;
  /** Steps in an epoch, as published: the last, short batch is not counted. */
  readonly #epoch: number;

  constructor(context: RunContext, state: NetworkState, scores: Float32Array | undefined, steps: number) {
    this.#context = context;
    this.#state = state;
    this.#scores = scores;
    this.#steps = steps;
    this.#epoch = Math.max(1, Math.floor(context.dataset.train.count / context.configuration.batch_size));
  }

  async afterStep(point: RunPoint): Promise<void> {
    if (this.#scores !== undefined && point.step % this.#epoch === 0) {
      await addToEnsemble(this.#context, this.#state, this.#scores, this.#epoch / this.#steps);
    }
    if (point.step === this.#lastStep()) {
      const mined = await this.#mine(point);
      writeMined(this.#context, mined);
      this.#report(point, mined, true);
    }
  }

  async evaluate(point: RunPoint): Promise<void> {
    if (point.step >= this.#lastStep()) return;
    const mined = await this.#mine(point);
    this.#report(point, mined, false);
  }

  /** The step whose network mines. */
  #lastStep(): number {
    const { earlystop_iter, pseudo_label_method } = this.#context.configuration;
    return (pseudo_label_method === 'wrong' ? earlystop_iter : null) ?? this.#steps;
  }

  #mine({ network, step }: RunPoint): Promise<MinedSet> {
    const miner = { network, step };
    return this.#scores === undefined
      ? mineWrong(this.#context, miner, this.#state)
      : mineEnsemble(this.#context, miner, this.#state, this.#scores);
  }

  #report(point: RunPoint, mined: MinedSet, final: boolean): void {
    this.#context.emit({ type: 'mined', ...point, ...mined.quality, final });
    const warning = final ? warningAbout(mined) : undefined;
    if (warning !== undefined) this.#context.emit(warning);
  }
}

/** Whether pretraining left a mined set. */
export const minedWhilePretraining = ({ folder }: RunContext): boolean => existsSync(join(folder, MINED_FILE));
