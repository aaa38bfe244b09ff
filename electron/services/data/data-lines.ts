// Data sets as lines of text.
import type { BuildResult } from '../../../dataset/build.ts';
import type { CheckedSplit, CheckReport } from '../../../dataset/check.ts';
import type { ListedDataset } from '../../../dataset/list.ts';
import type { ImportPlan } from '../../../shared/api/import.ts';

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
    ratios.map(({ conflictPercent, conflicting, train, valid }) => [
      name,
      conflictPercent === null ? '–' : `${conflictPercent} %`,
      number(train),
      conflicting === null ? 'unknown' : number(conflicting),
      number(valid),
      number(test),
    ]),
  );
  const head = ['data set', 'conflict', 'training', 'of which conflict', 'validation', 'test'];
  const broken = datasets.flatMap(({ name, problem }) => (problem === null ? [] : [`${name}: ${problem}`]));
  return [...(rows.length === 0 ? [] : table(head, rows)), ...broken];
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

function splitLines(
  { split, conflictPercent, count, conflicting, groups }: CheckedSplit,
  { classNames, biasNames }: CheckReport,
): string[] {
  const ratio = conflictPercent === null ? '' : `${conflictPercent} %, `;
  const columns = groups[0]?.length === 1 ? ['images'] : (biasNames ?? []).map((name) => `bias ${name}`);
  const head = ['class', ...columns];
  const rows = groups.map((row, label) => [classNames[label] ?? String(label), ...row.map(number)]);
  const conflicts =
    conflicting !== null
      ? `${number(conflicting)} of which conflict`
      : columns.length > 1
        ? 'which of them conflict is unknown, as the training images have no bias labels'
        : 'without bias labels';
  const title = `${ratio}${split}: ${number(count)} ${count === 1 ? 'image' : 'images'}, ${conflicts}`;
  return [title, ...table(head, rows).map((line) => `  ${line}`)];
}

/** The counts of each group, then what was found. */
export const checkLines = (report: CheckReport): string[] => [...countLines(report), ...findingLines(report)];

/** The counts of each group. */
export const countLines = (report: CheckReport): string[] =>
  report.splits.flatMap((split) => splitLines(split, report));

/** Every notice, then every problem. */
export function findingLines({ name, problems, notices }: CheckReport): string[] {
  const found =
    problems.length === 0
      ? [`${name}: no problems`]
      : problems.map(({ code, path, message }) => `${path}: ${message} (${code})`);
  const noted = notices.map(({ path, message }) => `note: ${path}: ${message}`);
  return [...noted, ...found];
}

/** What an import would make: the counts of each group, then what is left out or added. What stands against it is an error of its own. */
export function planLines({ classNames, biasNames, splits, notes }: ImportPlan): string[] {
  const head = ['class', ...(biasNames === null ? ['images'] : biasNames.map((name) => `bias ${name}`))];
  const counts = splits.flatMap(({ split, count, groups }) => [
    `${split}: ${number(count)} ${count === 1 ? 'image' : 'images'}`,
    ...table(
      head,
      groups.map((row, label) => [classNames[label] ?? String(label), ...row.map(number)]),
    ).map((line) => `  ${line}`),
  ]);
  return [...counts, ...notes.map((note) => `note: ${note}`)];
}
