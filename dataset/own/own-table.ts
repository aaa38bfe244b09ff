// The user's own data: a folder of images with a CSV file of the columns path, class, split and, where known, bias.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../shared/errors.ts';
import type { DatasetPlace, Vocabulary } from '../layout-reader.ts';
import type { Notice } from '../problems.ts';
import type { Split } from '../samples.ts';
import { columnsOf, optionalColumn } from '../table/columns.ts';
import { type DelimitedText, readDelimited } from '../table/delimited-text.ts';
import { type LabelledRow, type LabelledTable, TableProblems } from '../table/labelled-table.ts';
import { tableReader } from '../table/table-reader.ts';
import { distinctNames, numbersOf } from './label-names.ts';
import { ownTransform } from './own-transform.ts';
import { usualBiases } from './usual-biases.ts';

/** Taken where a folder has several CSV files. */
export const PREFERRED = 'dataset.csv';
/** Labels are stored in 16 bits. */
const MOST_LABELS = 65_536;

/** What a split is called in tables, in small letters. */
export const SPLIT_NAMES: ReadonlyMap<string, Split> = new Map([
  ...['train', 'training', '0'].map((name) => [name, 'train'] as const),
  ...['valid', 'val', 'validation', '1'].map((name) => [name, 'valid'] as const),
  ...['test', 'testing', '2'].map((name) => [name, 'test'] as const),
]);

function tablesIn(base: string): string[] {
  try {
    return readdirSync(base).filter((file) => /^[^.].*\.csv$/i.test(file));
  } catch {
    return [];
  }
}

function tableIn(base: string): string {
  const tables = tablesIn(base);
  const [only, another] = tables;
  if (tables.includes(PREFERRED)) return PREFERRED;
  if (only !== undefined && another === undefined) return only;
  throw new UserError({
    code: 'csv-ambiguous',
    message: `${base} has ${tables.length} CSV files: ${tables.toSorted().join(', ')}`,
    remedy: `Name the one that lists the images ${PREFERRED}.`,
  });
}

interface NamedRow {
  readonly row: number;
  readonly path: string;
  readonly className: string;
  /** Empty where it is unknown. */
  readonly biasName: string;
  readonly split: Split;
}

function namedRows(text: DelimitedText, path: string, problems: TableProblems): NamedRow[] {
  const columns = columnsOf(text, path, ['path', 'class', 'split']);
  const bias = optionalColumn(text, 'bias');
  return text.records.flatMap(({ row, fields }): NamedRow[] => {
    const field = (column: number | undefined): string => (column === undefined ? '' : (fields[column] ?? '')).trim();
    const className = field(columns.class);
    const part = field(columns.split);
    const split = SPLIT_NAMES.get(part.toLowerCase());
    if (className === '') problems.add('class-empty', row, 'no class');
    if (split === undefined)
      problems.add('split-unknown', row, `split is ${JSON.stringify(part)}, not train, valid or test`);
    if (className === '' || split === undefined) return [];
    return [{ row, path: fields[columns.path] ?? '', className, biasName: field(bias), split }];
  });
}

/** Names of the labels, all of them or as the training data's have it. Throws a UserError where they are too few or too many. */
function namesOf(rows: readonly NamedRow[], path: string, vocabulary: Vocabulary | undefined) {
  const classNames = vocabulary?.classNames ?? distinctNames(rows.map(({ className }) => className));
  const there = rows.map(({ biasName }) => biasName).filter((name) => name !== '');
  const biases = vocabulary === undefined ? distinctNames(there) : (vocabulary.biasNames ?? []);
  const most = Math.max(classNames.length, biases.length);
  if (classNames.length >= 2 && most <= MOST_LABELS) return { classNames, biases };
  throw new UserError({
    code: 'label-count',
    message: `${path} has ${classNames.length} classes and ${biases.length} bias labels`,
    remedy: `Give at least 2 classes, and at most ${MOST_LABELS.toLocaleString('en')} of each.`,
  });
}

function biasNotices(biases: readonly string[], path: string): Notice[] {
  if (biases.length === 1) {
    const message = `all images have the bias label ${biases[0]}: taken as none`;
    return [{ code: 'one-bias-label', path, message }];
  }
  if (biases.length > 1) return [];
  const unknown = 'precision and recall of mining, accuracies of groups, of aligned and of conflicting samples';
  return [{ code: 'bias-unknown', path, message: `no bias labels: ${unknown} are unknown, supervised is refused` }];
}

async function read({ root, folder }: DatasetPlace, vocabulary?: Vocabulary): Promise<LabelledTable> {
  const base = join(root, folder);
  const file = tableIn(base);
  const path = join(base, file);
  const problems = new TableProblems(`${folder}/${file}`);
  const named = namedRows(await readDelimited(root, path), path, problems);
  const { classNames, biases } = namesOf(named, path, vocabulary);
  const biasNames = biases.length < 2 ? null : biases;
  const [classLabels, biasLabels] = [numbersOf(classNames), numbersOf(biases)];
  const rows = named.flatMap(({ row, path: image, className, biasName, split }): LabelledRow[] => {
    const classLabel = classLabels.get(className);
    const biasLabel = biasName === '' || biasNames === null ? null : biasLabels.get(biasName);
    if (classLabel === undefined) problems.add('label-unknown', row, `no training image is of class ${className}`);
    if (biasLabel === undefined) problems.add('label-unknown', row, `no training image has the bias label ${biasName}`);
    if (classLabel === undefined || biasLabel === undefined) return [];
    return [{ path: image, split, classLabel, biasLabel, at: `${file}, row ${row}` }];
  });
  const aligned =
    vocabulary === undefined && biasNames !== null
      ? usualBiases(rows, classNames.length, biasNames.length)
      : (vocabulary?.aligned ?? null);
  const transform = await ownTransform(base, rows[0]?.path);
  const description = { classNames, biasNames, aligned, shape: null, transform };
  return { description, rows, problems: problems.problems, notices: biasNotices(biases, `${folder}/${file}`) };
}

export const ownTable = tableReader({
  isThere: async (base) => tablesIn(base).length > 0,
  missing: async () => [],
  read,
});
