// Runs side by side: what the network that counts of each says on the test set.
import { averageAccuracy } from './average-accuracy.ts';
import type { Configuration } from './configuration.ts';
import { correctionText } from './correction-origin.ts';
import type { EventOf } from './events.ts';
import { alignedGroupsOf, summarizeGroups } from './group-accuracy.ts';
import type { MethodName } from './method-name.ts';
import { methodOf, methods } from './methods.ts';
import type { SelectionRule } from './model-selection.ts';
import { keptFraction } from './number-text.ts';
import type { RunRecord } from './run-record.ts';
import type { RunState } from './run-state.ts';

/** Accuracies and fractions from 0 to 1, on the test set; null where they are not known. */
export interface ComparedRun {
  readonly id: string;
  readonly method: MethodName;
  readonly knowsBias: boolean;
  readonly seed: number;
  /** The corrected mined set that it goes by, such as `corrected mined set 2 of RUN`; null for what was mined. */
  readonly minedSet: string | null;
  readonly selection: SelectionRule;
  /** Of the last stage; the step that was selected. Null where the run has not come so far. */
  readonly step: number | null;
  readonly conflict: number | null;
  readonly aligned: number | null;
  readonly worstGroup: number | null;
  /** The average by each weighting. */
  readonly overSamples: number | null;
  readonly overGroups: number | null;
  readonly byTrainingShares: number | null;
  /** Null where nothing is pruned. */
  readonly kept: number | null;
  /** That processes have worked on it; null where none has. */
  readonly seconds: number | null;
}

type RunOfTable = Pick<RunRecord, 'id' | 'configuration' | 'minedSet'>;

export function comparedRun({ id, configuration, minedSet }: RunOfTable, state: RunState): ComparedRun {
  const method = methodOf(configuration);
  const { knowsBias, stages } = methods[method];
  const found = countingAccuracy(configuration, state);
  const groups = found === undefined ? null : summarizeGroups(found, alignedGroupsOf(state.data, found));
  const average = (weighting: Parameters<typeof averageAccuracy>[1]): number | null =>
    found === undefined ? null : averageAccuracy(found, weighting, state.data?.trainingGroups ?? null);
  return {
    ...{ id, method, knowsBias, seed: configuration.seed, selection: configuration.selection },
    minedSet: minedSet === null ? null : correctionText(minedSet),
    step: found?.step ?? null,
    conflict: groups?.conflict ?? null,
    aligned: groups?.aligned ?? null,
    worstGroup: groups?.worstGroup ?? null,
    overSamples: average('samples'),
    overGroups: average('groups'),
    byTrainingShares: average('training-shares'),
    kept: stages.includes('pruning') ? keptFraction(state.sparsity.at(-1)?.layers ?? []) : null,
    seconds: state.seconds === 0 ? null : state.seconds,
  };
}

/** The accuracy on the test set of the network that counts: of the method's last stage, at its last or its selected step. */
export function countingAccuracy(configuration: Configuration, state: RunState): EventOf<'group-accuracy'> | undefined {
  const last = methods[methodOf(configuration)].stages.at(-1);
  const ended = state.stages.find(({ stage, network }) => stage === last && network === 'classifier');
  const selected = configuration.selection === 'last' ? undefined : state.selected.at(-1);
  const step = selected?.step ?? ended?.steps;
  return state.accuracy.findLast(
    (accuracy) =>
      accuracy.split === 'test' &&
      accuracy.stage === last &&
      accuracy.network === 'classifier' &&
      accuracy.step === step,
  );
}
