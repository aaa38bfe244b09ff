// Where `dcwp data import` reads labels: as its options say, else as the wizard begins.
import type { ColumnRole, FolderSurvey, LabelSource, SurveyedTable } from '../../../shared/api/import.ts';
import { UserError } from '../../../shared/errors.ts';
import { firstSource, sourceOfNames, sourceOfTable } from '../../../shared/first-source.ts';

export interface LabelOptions {
  /** A table below the folder, or `names`. */
  readonly labels?: string;
  /** The conflict ratio's folder, of names. */
  readonly ratio?: string;
  /** Columns by name, or by number from 1; `none` for no bias, or for a division at random. */
  readonly path?: string;
  readonly class?: string;
  readonly bias?: string;
  readonly split?: string;
}

const NAMES = 'names';
const NONE = 'none';

/** Throws a UserError: labels-missing, table-unknown, column-unknown, ratio-unknown. */
export function labelsOf(survey: FolderSurvey, options: LabelOptions): LabelSource {
  const labels = chosen(survey, options.labels);
  return labels.from === 'names' ? ofNames(survey, labels, options) : ofTable(survey, labels, options);
}

function chosen(survey: FolderSurvey, labels: string | undefined): LabelSource {
  if (labels === NAMES) return sourceOfNames(survey);
  if (labels !== undefined) return sourceOfTable(tableNamed(survey, labels));
  const likely = firstSource(survey);
  if (likely !== null) return likely;
  throw new UserError({
    code: 'labels-missing',
    message: `Nothing in ${survey.folder} tells the classes of its ${survey.images.toLocaleString('en')} images`,
    remedy:
      'Put a CSV file into the folder with a row for each image, its path and its class; or name images <id>_<class>_<bias>.png.',
  });
}

function tableNamed({ folder, tables }: FolderSurvey, name: string): SurveyedTable {
  const found = tables.find(({ file }) => file === name);
  if (found !== undefined) return found;
  throw new UserError({
    code: 'table-unknown',
    message: `${folder} has no table ${name}`,
    remedy: `Give one of ${[...tables.map(({ file }) => file), NAMES].join(', ')}: --labels names reads file names.`,
  });
}

function ofNames(
  { folder, named }: FolderSurvey,
  labels: Extract<LabelSource, { from: 'names' }>,
  { ratio }: LabelOptions,
): LabelSource {
  if (ratio === undefined) return labels;
  if (named.ratios.includes(ratio)) return { ...labels, ratio };
  throw new UserError({
    code: 'ratio-unknown',
    message: `${folder} has no folder ${ratio} of training images`,
    remedy: named.ratios.length === 0 ? 'Leave --ratio out.' : `Give one of ${named.ratios.join(', ')}.`,
  });
}

function ofTable(
  survey: FolderSurvey,
  labels: Extract<LabelSource, { from: 'table' }>,
  options: LabelOptions,
): LabelSource {
  const table = tableNamed(survey, labels.file);
  const column = (role: ColumnRole): number | null => {
    const name = options[role];
    return name === undefined ? labels[role] : columnNamed(table, role, name);
  };
  const optional = (role: 'bias' | 'split'): number | null => (options[role] === NONE ? null : column(role));
  return {
    ...labels,
    path: column('path') ?? labels.path,
    class: column('class') ?? labels.class,
    bias: optional('bias'),
    split: optional('split'),
  };
}

function columnNamed({ file, columns }: SurveyedTable, role: ColumnRole, name: string): number {
  const place = columns.includes(name) ? columns.indexOf(name) : Number(name) - 1;
  if (Number.isInteger(place) && place >= 0 && place < columns.length) return place;
  throw new UserError({
    code: 'column-unknown',
    message: `--${role} ${name}: ${file} has no such column`,
    remedy: `Give one of ${columns.join(', ')}, or its number from 1.`,
  });
}
