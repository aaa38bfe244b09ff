// Data sets as lines of text.
import type { BuildResult } from '../../dataset/build.ts';
import type { CheckedSplit, CheckReport } from '../../dataset/check.ts';
import type { ListedDataset } from '../../dataset/list.ts';

function number(value: number): string {
  return value.toLocaleString('en');
}

export function buildLines({ folder, testFolder, wrote, counts }: BuildResult): string[] {
  const how = (isNew: boolean): string => (isNew ? 'built' : 'was there already, from the same source and seed');
  return [
    `${folder} ${how(wrote.ratio)}: ${number(counts.train)} training images, ${number(counts.conflicting)} of which conflict; ${number(counts.valid)} validation images`,
    `${testFolder} ${how(wrote.test)}: ${number(counts.test)} test images`,
  ];
}

/** One line for each set and ratio. */
export function listLines(root: string, datasets: readonly ListedDataset[]): string[] {
  if (datasets.length === 0) {
    return [`No data sets in ${root}. Build one: dcwp data build cmnist --conflict 5`];
  }
  const rows = datasets.flatMap(({ name, ratios, test }) =>
    ratios.map(({ conflictPercent, aligned, conflicting, valid }) => [
      name,
      `${conflictPercent} %`,
      ...[aligned, conflicting, valid, test].map(number),
    ]),
  );
  return table(['data set', 'conflict', 'aligned', 'conflicting', 'validation', 'test'], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
}

function splitLines({ split, conflictPercent, count, conflicting, groups }: CheckedSplit): string[] {
  const ratio = conflictPercent === null ? '' : `${conflictPercent} %, `;
  const head = ['class', ...(groups[0] ?? []).map((_, bias) => `bias ${bias}`)];
  const rows = groups.map((row, label) => [String(label), ...row.map(number)]);
  const title = `${ratio}${split}: ${number(count)} images, ${number(conflicting)} of which conflict`;
  return [title, ...table(head, rows).map((line) => `  ${line}`)];
}

/** The counts of each group, then every problem. */
export function checkLines({ name, splits, problems }: CheckReport): string[] {
  const found =
    problems.length === 0
      ? [`${name}: no problems`]
      : problems.map(({ code, path, message }) => `${path}: ${message} (${code})`);
  return [...splits.flatMap(splitLines), ...found];
}
