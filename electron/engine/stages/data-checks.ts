// What a run asks of its data beyond images and classes, looked at before it trains.
import type { Dataset, Samples, Split } from '../../../dataset/samples.ts';
import type { Configuration } from '../../../shared/configuration.ts';
import { UserError } from '../../../shared/errors.ts';
import type { GroupCounts, RunEventBody } from '../../../shared/events.ts';
import { type AlignedGroups, isByClass } from '../../../shared/group-accuracy.ts';
import { type MethodName, methodName } from '../../../shared/method-name.ts';
import { methodOf, methods } from '../../../shared/methods.ts';
import { selectionScore } from '../../../shared/model-selection.ts';
import { countGroups } from './classification.ts';

type Warning = Extract<RunEventBody, { type: 'warning' }>;

/** What is to be warned of, if anything. Throws a UserError where the run cannot be what its configuration says. */
export function checkData(dataset: Dataset, configuration: Configuration): Warning | undefined {
  const method = methodOf(configuration);
  refuseUnknownBias(dataset, method, method === 'DFR' ? configuration.dfr_split : 'train');
  if (method === 'DFR') refuseMissingGroups(dataset, configuration.dfr_split);
  return selectionWarning(configuration.selection, {
    training: groupsOf(dataset, dataset.train),
    valid: groupsOf(dataset, dataset.valid),
    aligned: dataset.aligned,
  });
}

/** How many samples each group has, each counted as right: only the totals matter. */
export function groupsOf({ classes, biasNames }: Dataset, samples: Samples): GroupCounts {
  return countGroups(samples, samples.classLabels, classes, biasNames?.length ?? 1);
}

/** Throws the UserError `bias-labels-missing` where the method reads the bias labels of a split that has none. */
export function refuseUnknownBias(dataset: Dataset, method: MethodName, split: Split): void {
  if (!methods[method].knowsBias || dataset[split].biasLabels !== null) return;
  const others = methodName.options.filter((other) => !methods[other].knowsBias);
  throw new UserError({
    code: 'bias-labels-missing',
    message: `The method ${method} needs the bias label of each sample, and the split ${split} of ${dataset.name} has none`,
    remedy: `Give bias labels to the data set, or choose a method that does without: ${others.join(', ')}.`,
  });
}

/** Throws the UserError `groups-missing` where the split that DFR balances lacks groups of the training set. */
export function refuseMissingGroups(dataset: Dataset, split: 'train' | 'valid'): void {
  const missing = groupsMissing(groupsOf(dataset, dataset.train), groupsOf(dataset, dataset[split]));
  if (missing.length === 0) return;
  throw new UserError({
    code: 'groups-missing',
    message: `DFR balances the groups of the split ${split}, which lacks groups of the training set: (class, bias) ${listed(missing)}`,
    remedy: 'Set dfr_split to train, or add samples of these groups to the validation set.',
  });
}

/** Such as (0, 1): groups of the training set without a sample in another. */
function groupsMissing(training: GroupCounts, other: GroupCounts): string[] {
  if (isByClass(training)) return [];
  return training.total.flatMap((row, label) =>
    row.flatMap((count, bias) => (count > 0 && other.total[label]?.[bias] === 0 ? [`(${label}, ${bias})`] : [])),
  );
}

const listed = (groups: readonly string[]): string =>
  groups.slice(0, 8).join(', ') + (groups.length > 8 ? `, and ${groups.length - 8} more` : '');

export interface GroupsOfSplits {
  readonly training: GroupCounts;
  readonly valid: GroupCounts;
  readonly aligned: AlignedGroups | null;
}

/** Pure. Throws the UserError `selection-impossible` where the validation set holds nothing that the rule compares. */
export function selectionWarning(
  rule: Configuration['selection'],
  { training, valid, aligned }: GroupsOfSplits,
): Warning | undefined {
  if (rule === 'last') return undefined;
  if (selectionScore(rule, valid, aligned) === null) {
    throw new UserError({
      code: 'selection-impossible',
      message: `selection ${rule} compares accuracies on the validation set, which has no such samples or no bias labels`,
      remedy: 'Set selection to last, or add labelled samples of every group to the validation set.',
    });
  }
  const missing = groupsMissing(training, valid);
  if (missing.length === 0) return undefined;
  return {
    type: 'warning',
    code: 'validation-lacks-groups',
    message: `The validation set lacks groups of the training set, (class, bias) ${listed(missing)}: selection ${rule} is blind to them`,
    remedy: 'Add samples of these groups to the validation set, or set selection to last.',
  };
}
