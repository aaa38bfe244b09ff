// What a run will train, part by part: known before it begins.
import type { Configuration } from './configuration.ts';
import type { NetworkRole, RunPoint, StageName } from './events.ts';
import { methodOf, methods } from './methods.ts';
import { miningNetwork } from './networks-needed.ts';
import { pretrainingOf } from './pretraining-settings.ts';
import { comparePoints } from './run-point.ts';
import { trainingSchedule } from './training-schedule.ts';

/** One network's part of a stage. Mining has no steps of its own. */
export interface PlannedPart {
  readonly stage: StageName;
  readonly network: NetworkRole;
  readonly steps: number;
}

/** In order, beginning at the stage `from`, where the run takes over what came before it. */
export function plannedParts(configuration: Configuration, from: StageName | null = null): PlannedPart[] {
  const { stages } = methods[methodOf(configuration)];
  const own = from === null ? stages : stages.slice(Math.max(0, stages.indexOf(from)));
  return own.flatMap((stage) => partsOf(stage, configuration));
}

function partsOf(stage: StageName, configuration: Configuration): PlannedPart[] {
  const classifier = (steps: number): PlannedPart[] => [{ stage, network: 'classifier', steps }];
  switch (stage) {
    case 'pretraining':
      return pretrainedNetworks(configuration).map((network) => ({
        stage,
        network,
        steps: pretrainingOf(configuration, network).steps,
      }));
    case 'mining':
      return classifier(0);
    case 'training':
      return classifier(trainingSchedule(configuration).steps);
    case 'pruning':
      return classifier(configuration.pruning_iter);
    case 'retraining':
      return classifier(configuration.retrain_iter);
  }
}

/** The classifier is pretrained where no stage of the method trains it from its first values. */
function pretrainedNetworks(configuration: Configuration): NetworkRole[] {
  const biased: NetworkRole[] = miningNetwork(configuration) === 'biased' ? ['biased'] : [];
  return methods[methodOf(configuration)].stages.includes('training') ? biased : [...biased, 'classifier'];
}

/** Share of the parts' steps that are done at a point, from 0 to 1. */
export function fractionDone(parts: readonly PlannedPart[], point: RunPoint): number {
  const total = parts.reduce((sum, { steps }) => sum + steps, 0);
  if (total === 0) return 0;
  const done = parts.reduce((sum, part) => {
    const order = comparePoints({ ...part, step: 0 }, { ...point, step: 0 });
    return sum + (order < 0 ? part.steps : order === 0 ? Math.min(point.step, part.steps) : 0);
  }, 0);
  return done / total;
}
