// The table of `dcwp compare`: a row for each run, with what its numbers are numbers of.
import type { ComparedRun } from '../../shared/comparison.ts';
import { selectionText } from '../../shared/model-selection.ts';
import { durationText, percentText } from '../../shared/number-text.ts';

interface Column {
  readonly title: string;
  readonly cell: (run: ComparedRun) => string;
}

const columns: readonly Column[] = [
  {
    title: 'method',
    cell: ({ method, knowsBias, minedSet }) => `${method}${knowsBias ? ' *' : ''}${minedSet === null ? '' : ' †'}`,
  },
  { title: 'conflict', cell: ({ conflict }) => percentText(conflict) },
  { title: 'aligned', cell: ({ aligned }) => percentText(aligned) },
  { title: 'worst group', cell: ({ worstGroup }) => percentText(worstGroup) },
  { title: 'average over samples', cell: ({ overSamples }) => percentText(overSamples) },
  { title: 'over groups', cell: ({ overGroups }) => percentText(overGroups) },
  { title: 'by training shares', cell: ({ byTrainingShares }) => percentText(byTrainingShares) },
  { title: 'kept fraction', cell: ({ kept }) => (kept === null ? '–' : kept.toFixed(2)) },
  { title: 'step', cell: ({ step }) => String(step ?? '–') },
  { title: 'seed', cell: ({ seed }) => String(seed) },
  { title: 'duration', cell: ({ seconds }) => (seconds === null ? '–' : durationText(seconds)) },
];

/** Aligned columns, or a Markdown table; below it what is averaged, and which network each row is of. */
export function comparisonTable(runs: readonly ComparedRun[], markdown: boolean): string {
  const rows = [columns.map(({ title }) => title), ...runs.map((run) => columns.map(({ cell }) => cell(run)))];
  const lines = markdown ? markdownLines(rows) : alignedLines(rows);
  return [...lines, '', ...notes(runs)].join('\n');
}

function notes(runs: readonly ComparedRun[]): string[] {
  const rules = new Set(runs.map(({ selection }) => selection));
  const counts = [...rules].map((rule) => {
    const of = rules.size === 1 ? 'each run' : runs.filter(({ selection }) => selection === rule).map(({ id }) => id);
    return `The network that counts of ${String(of)}: that of ${selectionText[rule]}; the test set never selects.`;
  });
  const known = runs.some(({ knowsBias }) => knowsBias)
    ? ['* knows the bias of training samples: an upper bound.']
    : [];
  const corrected = runs.flatMap(({ id, minedSet }) => (minedSet === null ? [] : [`† ${id}: by the ${minedSet}.`]));
  return [
    'Accuracy on the test set. Conflict and aligned: means over groups. Averages: over samples, over groups, and by the',
    "training set's group shares.",
    ...counts,
    ...known,
    ...corrected,
  ];
}

function markdownLines([head = [], ...rows]: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [head, head.map((_, i) => (i === 0 ? '---' : '--:')), ...rows].map((cells) =>
    line(cells.map((cell) => cell.replace('*', '\\*'))),
  );
}

function alignedLines(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const padded = (text: string, column: number): string =>
    column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(padded).join('  '));
}
