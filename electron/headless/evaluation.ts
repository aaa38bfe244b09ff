// Evaluating a run's network on the command line.
import { averageAccuracy, type Weighting, weightingText } from '../../shared/average-accuracy.ts';
import { correctionText } from '../../shared/correction-origin.ts';
import { FailureError } from '../../shared/errors.ts';
import type { EventOf } from '../../shared/events.ts';
import { alignedGroupsOf, isByClass, summarizeGroups } from '../../shared/group-accuracy.ts';
import { selectionText } from '../../shared/model-selection.ts';
import { percentText } from '../../shared/number-text.ts';
import type { Run } from '../services/runs/create-run.ts';
import { type EvaluationOrder, evaluateRequest } from '../services/runs/engine-request.ts';
import { attend } from './attend.ts';
import type { RunDisplay } from './display.ts';

export interface Evaluation extends EventOf<'group-accuracy'> {
  /** What it was evaluated on. */
  readonly data: EventOf<'data-opened'> | null;
}

const weightings: readonly Weighting[] = ['samples', 'groups', 'training-shares'];

const quiet: RunDisplay = { event: () => {}, step: () => {}, say: () => {}, end: () => {} };

/** Accuracy of the network that counts, or of one checkpoint, on a split. */
export async function evaluate(run: Run, dataFolder: string, order: EvaluationOrder): Promise<Evaluation> {
  const { state } = await attend(evaluateRequest(run, dataFolder, order), quiet);
  const found = state.accuracy.findLast((accuracy) => accuracy.split === order.split);
  if (found !== undefined) return { ...found, data: state.data };
  throw new FailureError({
    code: 'evaluation-empty',
    message: `The evaluation of ${run.folder} on ${order.split} was stopped before it had a result`,
    remedy: 'Evaluate it again.',
  });
}

/** As JSON: accuracies are fractions; rows of the matrices are class labels, columns bias labels. */
export function evaluationJson(run: Run, found: Evaluation): object {
  const { data, stage, network, step, split, total, correct } = found;
  const labels = { classes: data?.classes ?? null, biases: data?.biases ?? null, aligned: data?.aligned ?? null };
  const accuracy = summarizeGroups(found, alignedGroupsOf(data, found));
  const { selection } = run.record.configuration;
  const averages = Object.fromEntries(averagesOf(found));
  const where = { run: run.record.id, minedSet: run.record.minedSet, split, stage, network, step, selection };
  return { ...where, accuracy, averages, labels, groups: { total, correct } };
}

const averagesOf = (found: Evaluation) =>
  weightings.map((name) => [name, averageAccuracy(found, name, found.data?.trainingGroups ?? null)] as const);

/** For a terminal: the averages by each weighting, the accuracies of groups, then their matrix in percent. */
export function evaluationText(run: Run, found: Evaluation): string {
  const { data, stage, network, step, split, total } = found;
  const { aligned, conflict, worstGroup } = summarizeGroups(found, alignedGroupsOf(data, found));
  const images = total.flat().reduce((sum, count) => sum + count, 0);
  const head = [
    `Run ${run.record.id}: ${network} after ${stage}, step ${step}`,
    ...(run.record.minedSet === null ? [] : [`Trained by the ${correctionText(run.record.minedSet)}`]),
    `Selected: ${selectionText[run.record.configuration.selection]}`,
    `Accuracy on the ${split} set, ${images} images:`,
    ...averagesOf(found).flatMap(([name, value]) =>
      value === null ? [] : [row(`average ${weightingText[name]}`, value)],
    ),
  ];
  if (isByClass(found)) {
    const lines = [...head, `  ${BIAS_UNKNOWN}`, '', `Accuracy of each class on the ${split} set in percent:`];
    return [...lines, matrixText(found)].join('\n');
  }
  const unknown = data?.aligned === null ? [`  ${ALIGNMENT_UNKNOWN}`] : [];
  return [
    ...head,
    row('aligned', aligned),
    row('conflict', conflict),
    row('worst group', worstGroup),
    ...unknown,
    '',
    `Group accuracy on the ${split} set in percent (rows: class label, columns: bias label):`,
    matrixText(found),
  ].join('\n');
}

const row = (name: string, value: number | null): string => `  ${name.padEnd(ROW_WIDTH)}${percentText(value)}`;
const ROW_WIDTH = 46;

const BIAS_UNKNOWN = 'Its images have no bias labels: accuracy of groups, aligned and conflicting samples is unknown.';
const ALIGNMENT_UNKNOWN = 'The training images have no bias labels: which groups are aligned is unknown.';

function matrixText({ data, total, correct }: Evaluation): string {
  const columns = total[0]?.length ?? 0;
  const biases =
    columns === 1 ? ['accuracy'] : Array.from({ length: columns }, (_, bias) => data?.biases?.[bias] ?? String(bias));
  const classes = total.map((_, label) => data?.classes[label] ?? String(label));
  const width = Math.max(7, ...biases.map((name) => name.length + 2));
  const first = Math.max(4, ...classes.map((name) => name.length + 2));
  const rows = total.map((row, label) => {
    const cells = row.map((count, bias) =>
      count === 0 ? '–' : ((100 * (correct[label]?.[bias] ?? 0)) / count).toFixed(1),
    );
    return `${(classes[label] ?? '').padStart(first)}${cells.map((text) => text.padStart(width)).join('')}`;
  });
  return [`${' '.repeat(first)}${biases.map((name) => name.padStart(width)).join('')}`, ...rows].join('\n');
}
