// How long a run will take here: the work that its configuration asks for, times what a probe measured.
import { z } from 'zod';
import type { Configuration } from './configuration.ts';
import { networkRole, type StageName, stageName } from './events.ts';
import { methodOf, methods } from './methods.ts';
import { miningNetwork } from './networks-needed.ts';
import { ownParts, type PlannedPart } from './run-parts.ts';

const count = z.int().nonnegative();

/** What one part of a run costs on this machine. */
const partTiming = z.object({
  stage: stageName,
  network: networkRole,
  /** Of one optimizer step, in seconds. */
  stepSeconds: z.number().nonnegative(),
  /** Of classifying one image, as evaluation and mining do, in seconds. */
  imageSeconds: z.number().nonnegative(),
});
export type PartTiming = z.infer<typeof partTiming>;

/** What a probe measured. */
export const runTimings = z.object({
  counts: z.object({ train: count, valid: count, test: count }),
  /** Of each part that trains. */
  parts: z.array(partTiming),
});
export type RunTimings = z.infer<typeof runTimings>;

/** A part of a run, and how many images it classifies beside its training. */
export interface PartWork extends PlannedPart {
  readonly classified: number;
}

/** `from` is the stage that the run begins at, where it takes over what came before it; null for all of it. */
export function runWork(
  configuration: Configuration,
  { train, valid, test }: RunTimings['counts'],
  from: StageName | null,
): PartWork[] {
  return ownParts(configuration, from).map((part) => {
    const { stage, network, steps } = part;
    if (stage === 'mining') return { ...part, classified: minesAnew(configuration, from) ? train : 0 };
    const every = stage === 'retraining' ? configuration.eval_every_retrain : configuration.eval_every;
    const evaluations = Math.ceil(steps / every);
    const mines = stage === 'pretraining' && miningNetwork(configuration) === network;
    const mined = mines ? minings(configuration, steps, train) : 0;
    return { ...part, classified: evaluations * (valid + test) + mined * train };
  });
}

/** Pretraining has mined already, but where the run begins after it. */
const minesAnew = (configuration: Configuration, from: StageName | null): boolean =>
  from === 'mining' && !configuration.supervised;

/** How often pretraining classifies the whole training set: at evaluations, each epoch for the ensemble, at the end. */
function minings(configuration: Configuration, steps: number, train: number): number {
  const { eval_every, earlystop_iter, pseudo_label_method, batch_size } = configuration;
  const ensemble = pseudo_label_method === 'ensemble';
  const last = (ensemble ? null : earlystop_iter) ?? steps;
  const looks = Math.ceil(Math.min(last, steps + 1) / eval_every) - 1;
  const epoch = Math.max(1, Math.floor(train / batch_size));
  return looks + (last <= steps ? 1 : 0) + (ensemble ? Math.floor(steps / epoch) : 0);
}

/** Seconds of each part, in order. Parts that were not measured, because they train nothing, cost their classification. */
export function estimateOf(
  configuration: Configuration,
  { counts, parts }: RunTimings,
  from: StageName | null,
): readonly PartEstimate[] {
  return runWork(configuration, counts, from).map(({ stage, network, steps, classified }) => {
    const own = parts.find((part) => part.stage === stage && part.network === network);
    const timing = own ?? parts[0];
    const seconds = timing === undefined ? 0 : steps * timing.stepSeconds + classified * timing.imageSeconds;
    return { stage, network, seconds };
  });
}

export interface PartEstimate extends Pick<PlannedPart, 'stage' | 'network'> {
  readonly seconds: number;
}

/** What two configurations have alike whose parts cost the same: their timings can stand for each other. */
export function timingKey(configuration: Configuration, from: StageName | null): string {
  const { data, conflict_pct, transform, train_root_dir, val_root_dir, network, cmnist_use_mlp } = configuration;
  const { batch_size, optimizer, biased_optimizer, num_workers, memory_budget, dfr_split } = configuration;
  const { stages } = methods[methodOf(configuration)];
  const mines = stages.includes('mining') ? miningNetwork(configuration) : 'none';
  return JSON.stringify([
    ...[data, conflict_pct, transform, train_root_dir, val_root_dir, network, cmnist_use_mlp],
    ...[methodOf(configuration), mines, from],
    ...[batch_size, optimizer, biased_optimizer, num_workers, memory_budget, dfr_split],
  ]);
}
