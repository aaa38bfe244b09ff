// The table that `dcwp demo` ends with: the plain classifier beside the pruned one.
import type { EventOf, StageName } from '../../shared/events.ts';
import { alignedGroupsOf, summarizeGroups } from '../../shared/group-accuracy.ts';
import { durationText, keptFraction, percentText } from '../../shared/number-text.ts';
import type { RunState } from '../../shared/run-state.ts';

export type Accuracy = EventOf<'group-accuracy'>;

/** The networks that are compared: what each is called, and what stage it comes from. */
export const compared: readonly { readonly name: string; readonly stage: StageName; readonly checkpoint: string }[] = [
  {
    name: 'plain classifier (after pretraining)',
    stage: 'pretraining',
    checkpoint: 'checkpoints/pretrained.safetensors',
  },
  { name: 'pruned (after pruning)', stage: 'pruning', checkpoint: 'checkpoints/pruned.safetensors' },
  { name: 'pruned and retrained', stage: 'retraining', checkpoint: 'checkpoints/retrained.safetensors' },
];

/** The test accuracy at the end of a stage, where the run measured it there. */
export function testAccuracyAfter(state: RunState, wanted: StageName): Accuracy | undefined {
  const end = state.stages.find(({ stage, network }) => stage === wanted && network === 'classifier');
  return state.accuracy.findLast(
    ({ stage, network, split, step }) =>
      stage === wanted && network === 'classifier' && split === 'test' && step === end?.steps,
  );
}

/** `accuracies` are those of `compared`, in its order, on the test set. */
export function demoTable(state: RunState, accuracies: readonly Accuracy[], seconds: number): string {
  const rows = compared.map(({ name }, index) => {
    const found = accuracies[index];
    if (found === undefined) return [name, '–', '–', '–'];
    const { conflict, aligned, total } = summarizeGroups(found, alignedGroupsOf(state.data, found));
    return [name, percentText(conflict), percentText(aligned), percentText(total)];
  });
  const mined = state.mined.findLast(({ final }) => final);
  const kept = keptFraction(state.sparsity.at(-1)?.layers ?? []);
  return [
    alignColumns([['accuracy on the test set', 'conflict', 'aligned', 'total'], ...rows]),
    '',
    mined === undefined
      ? 'mined set          none'
      : `mined set          ${mined.size} of ${mined.of}: precision ${percentText(mined.precision)}, recall ${percentText(mined.recall)}`,
    `kept fraction      ${kept === null ? '–' : kept.toFixed(3)} of the weights`,
    `duration           ${durationText(seconds)}`,
  ].join('\n');
}

/** First column to the left, numbers to the right. */
function alignColumns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((text, column) => (column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0)))
        .join('   '),
    )
    .join('\n');
}
