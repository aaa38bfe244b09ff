// Evaluating a run's network on the command line.
import type { EvaluateRequest } from '../../shared/engine-protocol.ts';
import { FailureError } from '../../shared/errors.ts';
import type { EventOf } from '../../shared/events.ts';
import { summarizeGroups } from '../../shared/group-accuracy.ts';
import { percentText } from '../../shared/number-text.ts';
import type { Run } from '../services/runs/create-run.ts';
import { evaluateRequest } from '../services/runs/engine-request.ts';
import { attend } from './attend.ts';
import type { RunDisplay } from './display.ts';

export type Evaluation = EventOf<'group-accuracy'>;

const quiet: RunDisplay = { event: () => {}, step: () => {}, say: () => {}, end: () => {} };

/** Accuracy of the run's last network, or of one checkpoint, on a split. */
export async function evaluate(
  run: Run,
  dataFolder: string,
  split: EvaluateRequest['split'],
  checkpoint?: string,
): Promise<Evaluation> {
  const { state } = await attend(evaluateRequest(run, dataFolder, split, checkpoint), quiet);
  const found = state.accuracy.findLast((accuracy) => accuracy.split === split);
  if (found !== undefined) return found;
  throw new FailureError({
    code: 'evaluation-empty',
    message: `The evaluation of ${run.folder} on ${split} was stopped before it had a result`,
    remedy: 'Evaluate it again.',
  });
}

/** As JSON: accuracies are fractions; rows of the matrices are class labels, columns bias labels. */
export function evaluationJson(run: Run, { stage, network, step, split, total, correct }: Evaluation): object {
  const summary = summarizeGroups({ total, correct });
  return { run: run.record.id, split, stage, network, step, accuracy: summary, groups: { total, correct } };
}

/** For a terminal: the four accuracies, then the group matrix in percent. */
export function evaluationText(run: Run, { stage, network, step, split, total, correct }: Evaluation): string {
  const { total: mean, aligned, conflict, worstGroup } = summarizeGroups({ total, correct });
  const images = total.flat().reduce((sum, count) => sum + count, 0);
  return [
    `Run ${run.record.id}: ${network} after ${stage}, step ${step}`,
    `Accuracy on the ${split} set, ${images} images:`,
    `  total        ${percentText(mean)}`,
    `  aligned      ${percentText(aligned)}`,
    `  conflict     ${percentText(conflict)}`,
    `  worst group  ${percentText(worstGroup)}`,
    '',
    `Group accuracy on the ${split} set in percent (rows: class label, columns: bias label):`,
    matrixText(total, correct),
  ].join('\n');
}

function matrixText(total: Evaluation['total'], correct: Evaluation['correct']): string {
  const cell = (text: string): string => text.padStart(7);
  const head = `${' '.repeat(4)}${(total[0] ?? []).map((_, bias) => cell(String(bias))).join('')}`;
  const rows = total.map((row, label) => {
    const cells = row.map((count, bias) =>
      count === 0 ? '–' : ((100 * (correct[label]?.[bias] ?? 0)) / count).toFixed(1),
    );
    return `${String(label).padStart(4)}${cells.map(cell).join('')}`;
  });
  return [head, ...rows].join('\n');
}
