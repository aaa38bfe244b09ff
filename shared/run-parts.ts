// The parts of a run, in order: each stage of its method, once for each network that it trains; done or still to come.
import type { Configuration } from './configuration.ts';
import type { RunPoint } from './events.ts';
import { type NetworkRole, type StageName, stageName } from './events.ts';
import { methodOf, methods } from './methods.ts';
import { miningNetwork } from './networks-needed.ts';
import { pretrainingOf } from './pretraining-settings.ts';
import { comparePoints } from './run-point.ts';
import type { RunState } from './run-state.ts';
import { trainingSchedule } from './training-schedule.ts';

export interface PlannedPart {
  readonly stage: StageName;
  readonly network: NetworkRole;
  /** Optimizer steps; 0 where it takes none, as mining. */
  readonly steps: number;
}

export interface RunPart extends PlannedPart {
  /** `inherited`: taken over from another run. `stopped`: begun, and nothing works on it now. */
  readonly status: 'waiting' | 'running' | 'paused' | 'stopped' | 'finished' | 'inherited';
  /** Steps done. */
  readonly step: number;
  /** How long it took; null until it is finished. */
  readonly seconds: number | null;
  /** From the mean rate since it began or went on; null where that is not known yet, or it does not run. */
  readonly secondsLeft: number | null;
}

/** What a configuration will go through. */
export function plannedParts(configuration: Configuration): PlannedPart[] {
  return methods[methodOf(configuration)].stages.flatMap((stage) => plannedOf(stage, configuration));
}

/** What it does itself: from the stage `from` on, where it takes over what came before; null for all. */
export const ownParts = (configuration: Configuration, from: StageName | null): PlannedPart[] =>
  plannedParts(configuration).filter(({ stage }) => !isBefore(stage, from));

function plannedOf(stage: StageName, configuration: Configuration): PlannedPart[] {
  const mines = miningNetwork(configuration);
  switch (stage) {
    case 'pretraining': {
      const classifier = !methods[methodOf(configuration)].stages.includes('training');
      const roles: NetworkRole[] = [
        ...(mines === 'biased' ? ['biased' as const] : []),
        ...(classifier ? ['classifier' as const] : []),
      ];
      return roles.map((network) => ({ stage, network, steps: pretrainingOf(configuration, network).steps }));
    }
    case 'mining':
      return [{ stage, network: mines === 'biased' ? 'biased' : 'classifier', steps: 0 }];
    case 'training':
      return [{ stage, network: 'classifier', steps: trainingSchedule(configuration).steps }];
    case 'pruning':
      return [{ stage, network: 'classifier', steps: configuration.pruning_iter }];
    case 'retraining':
      return [{ stage, network: 'classifier', steps: configuration.retrain_iter }];
  }
}

/**
 * Planned parts and those that the run's events name, in order. `inheritedBefore` is the stage that a run which took
 * over another's results began with; null where it took over none. `reached` is where training is between two events.
 */
export function runParts(
  configuration: Configuration,
  inheritedBefore: StageName | null,
  state: RunState,
  reached: RunPoint | null = null,
): RunPart[] {
  const planned = plannedParts(configuration);
  const unplanned = state.stages.filter((known) => !planned.some((part) => isSame(part, known)));
  const all = [...planned, ...unplanned.map(({ stage, network, steps }) => ({ stage, network, steps }))];
  all.sort((a, b) => comparePoints({ ...a, step: 0 }, { ...b, step: 0 }));
  return all.map((part) => withProgress(part, inheritedBefore, state, reached));
}

function withProgress(
  part: PlannedPart,
  inheritedBefore: StageName | null,
  state: RunState,
  reached: RunPoint | null,
): RunPart {
  const known = state.stages.find((stage) => isSame(part, stage));
  if (isBefore(part.stage, inheritedBefore)) {
    const steps = known?.steps ?? part.steps;
    return { ...part, steps, status: 'inherited', step: steps, seconds: null, secondsLeft: null };
  }
  if (known === undefined) return { ...part, status: 'waiting', step: 0, seconds: null, secondsLeft: null };
  const { steps, seconds } = known;
  if (seconds !== null) return { ...part, steps, status: 'finished', step: steps, seconds, secondsLeft: null };
  const told = state.current !== null && isSame(part, state.current) ? state.current.step : known.startedStep;
  const step = reached !== null && isSame(part, reached) ? Math.max(told, reached.step) : told;
  const status = state.status === 'running' ? 'running' : state.status === 'paused' ? 'paused' : 'stopped';
  // Only events have a time: a step between two of them is no measure of the rate.
  const done = told - known.startedStep;
  const elapsed = ((state.lastAt ?? known.startedAt) - known.startedAt) / 1000;
  const secondsLeft = status === 'running' && done > 0 ? (elapsed / done) * (steps - step) : null;
  return { ...part, steps, status, step, seconds: null, secondsLeft };
}

/** Before this share of a run's steps is done, its pace says nothing. */
const TELLING_SHARE = 0.03;

/**
 * Seconds that the rest of a run will take by the mean rate of its own steps so far, which took `seconds`; null where that is
 * not known yet, or nothing trains.
 */
export function runSecondsLeft(parts: readonly RunPart[], seconds: number): number | null {
  const share = runShare(parts);
  const isRunning = parts.some(({ status }) => status === 'running');
  return isRunning && share >= TELLING_SHARE && share < 1 ? (seconds * (1 - share)) / share : null;
}

/** The share of the run's own steps that is done, 0 to 1: what was taken over from another run is none of its work. */
export function runShare(parts: readonly RunPart[]): number {
  const own = parts.filter(({ status }) => status !== 'inherited');
  const total = own.reduce((sum, { steps }) => sum + steps, 0);
  const done = own.reduce((sum, { step }) => sum + step, 0);
  return total === 0 ? 0 : done / total;
}

type Part = Pick<PlannedPart, 'stage' | 'network'>;

const isSame = (a: Part, b: Part): boolean => a.stage === b.stage && a.network === b.network;

const isBefore = (stage: StageName, first: StageName | null): boolean =>
  first !== null && stageName.options.indexOf(stage) < stageName.options.indexOf(first);
