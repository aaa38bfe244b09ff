// What a run asks of its data beyond images and classes, looked at before it trains.
import type { Dataset, Samples } from '../../../dataset/samples.ts';
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
  refuseUnknownBias(dataset, methodOf(configuration));
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

/** Throws the UserError `bias-labels-missing` where the method reads the training samples' bias labels. */
export function refuseUnknownBias({ name, train }: Pick<Dataset, 'name' | 'train'>, method: MethodName): void {
  if (!methods[method].knowsBias || train.biasLabels !== null) return;
  const others = methodName.options.filter((other) => !methods[other].knowsBias);
  throw new UserError({
    code: 'bias-labels-missing',
    message: `The method ${method} needs the bias label of each training sample, and ${name} has none`,
    remedy: `Give bias labels to the data set, or choose a method that does without: ${others.join(', ')}.`,
  });
}

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
  if (isByClass(training)) return undefined;
  const missing = training.total.flatMap((row, label) =>
    row.flatMap((count, bias) => (count > 0 && valid.total[label]?.[bias] === 0 ? [`(${label}, ${bias})`] : [])),
  );
  if (missing.length === 0) return undefined;
  const shown = missing.slice(0, 8).join(', ') + (missing.length > 8 ? `, and ${missing.length - 8} more` : '');
  return {
    type: 'warning',
    code: 'validation-lacks-groups',
    message: `The validation set lacks groups of the training set, (class, bias) ${shown}: selection ${rule} is blind to them`,
    remedy: 'Add samples of these groups to the validation set, or set selection to last.',
  };
}
