// Mining: which training samples are taken to be bias-conflicting (paper, section 4.1).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Samples } from '../../../dataset/samples.ts';
import { UserError } from '../../../shared/errors.ts';
import type { NetworkRole } from '../../../shared/events.ts';
import { MINED_FILE, MINED_FORMAT, type MinedSet, minedSet, qualityOf } from '../../../shared/mined-set.ts';
import { truthUnknown } from '../../../shared/truth-unknown.ts';
import { writeAtomically } from '../checkpoints/atomic-file.ts';
import { unmasked } from '../nn/forward.ts';
import type { NetworkState } from '../nn/network-state.ts';
import { type Classification, classify } from './classification.ts';
import type { RunContext } from './run-context.ts';

/** What mined: its network and that one's steps. */
export interface Miner {
  readonly network: NetworkRole;
  readonly step: number;
}

/** Mined where the network is wrong. */
export async function mineWrong(context: RunContext, miner: Miner, state: NetworkState): Promise<MinedSet> {
  const { train } = context.dataset;
  const result = await classify(state, unmasked, train, context.configuration.batch_size);
  const mined = Uint8Array.from(result.predictions, (label, i) => (label === train.classLabels[i] ? 0 : 1));
  return describe(train, mined, { method: 'wrong', ...miner, threshold: null, scores: mined, result });
}

/** Mined where the ensemble's score exceeds τ. `scores` [training samples], as `addToEnsemble` sums them. */
export async function mineEnsemble(
  context: RunContext,
  miner: Miner,
  state: NetworkState,
  scores: Float32Array,
): Promise<MinedSet> {
  const { train } = context.dataset;
  const { tau, batch_size } = context.configuration;
  const result = await classify(state, unmasked, train, batch_size);
  const mined = Uint8Array.from(scores, (score) => (score > tau ? 1 : 0));
  return describe(train, mined, { method: 'ensemble', ...miner, threshold: tau, scores, result });
}

/** The truth. Throws a UserError where it is unknown. */
export function mineTruth({ dataset }: RunContext): MinedSet {
  const mined = dataset.train.conflicting;
  if (mined === null) throw truthUnknown(dataset.name);
  return describe(dataset.train, mined, {
    method: 'supervised',
    network: null,
    step: 0,
    threshold: null,
    scores: mined,
  });
}

/**
 * Adds an epoch's share to the scores, in place: steps of an epoch over all steps, times 1 − p_label. After all epochs a
 * score is the mean of 1 − p_label, from 0 to 1.
 */
export async function addToEnsemble(
  { dataset, configuration }: RunContext,
  state: NetworkState,
  scores: Float32Array,
  share: number,
): Promise<void> {
  const { labelProbabilities } = await classify(state, unmasked, dataset.train, configuration.batch_size);
  for (const [i, probability] of labelProbabilities.entries()) scores[i] = (scores[i] ?? 0) + share * (1 - probability);
}

interface Description extends Pick<MinedSet, 'method' | 'network' | 'step' | 'threshold'> {
  readonly scores: ArrayLike<number>;
  readonly result?: Classification;
}

function describe(train: Samples, mined: Uint8Array, description: Description): MinedSet {
  const { scores, result, ...facts } = description;
  return {
    format: MINED_FORMAT,
    ...facts,
    quality: qualityOf(mined, train.conflicting),
    paths: Array.from({ length: train.count }, (_, i) => train.path(i)),
    classes: [...train.classLabels],
    predictions: result === undefined ? [] : [...result.predictions],
    labelProbabilities: result === undefined ? [] : Array.from(result.labelProbabilities, fiveDigits),
    scores: Array.from(scores, fiveDigits),
    mined: Array.from(mined, (mark) => (mark === 1 ? 1 : 0)),
    corrected: null,
  };
}

const fiveDigits = (value: number): number => Math.round(value * 1e5) / 1e5;

export function writeMined({ folder }: RunContext, mined: MinedSet): void {
  writeAtomically(join(folder, MINED_FILE), new TextEncoder().encode(JSON.stringify(mined)));
}

/** The run's mined set. Throws a UserError where it is missing, damaged, or of another data set. */
export function readMined({ folder, dataset }: RunContext): MinedSet {
  const path = join(folder, MINED_FILE);
  try {
    const mined = minedSet.parse(JSON.parse(readFileSync(path, 'utf8')));
    const { train } = dataset;
    const same = mined.mined.length === train.count && mined.paths.every((name, i) => name === train.path(i));
    if (same) return mined;
  } catch (cause) {
    throw new UserError(
      { code: 'mined-set-damaged', message: `${path} is no mined set`, remedy: 'Start a new run from mining.' },
      { cause },
    );
  }
  throw new UserError({
    code: 'mined-set-mismatch',
    message: `${path} lists other samples than the data set ${dataset.name} has now`,
    remedy: 'Put the data set back as it was, or start a new run.',
  });
}
