// What the table of runs can show, sort and filter by: facts of a run, its metrics, each of its settings.
import { correctionText } from '../../shared/correction-origin.ts';
import { methodOf } from '../../shared/methods.ts';
import { networkName } from '../../shared/networks-needed.ts';
import { durationText, percentText } from '../../shared/number-text.ts';
import type { RunSummary } from '../../shared/run-summary.ts';
import { type Setting, settings } from '../../shared/settings.ts';

export type FieldValue = string | number | boolean | null | readonly string[];

/** How a value is read: `percent` is a fraction from 0 to 1, `duration` seconds, `time` milliseconds since 1970. */
export type FieldKind = 'text' | 'number' | 'percent' | 'duration' | 'time' | 'flag' | 'tags';

export interface RunField {
  /** Unique, such as `metric.conflict` or `setting.seed`. */
  readonly id: string;
  readonly section: 'Run' | 'Results' | 'Settings';
  readonly label: string;
  readonly hint: string;
  readonly kind: FieldKind;
  /** Of a number, where it has one. */
  readonly unit: string | null;
  readonly value: (run: RunSummary) => FieldValue;
}

const ofRun = (id: string, label: string, kind: FieldKind, hint: string, value: RunField['value']): RunField => ({
  id: `run.${id}`,
  section: 'Run',
  label,
  hint,
  kind,
  unit: null,
  value,
});

const metric = (
  id: string,
  label: string,
  hint: string,
  value: (run: RunSummary) => number | null,
  kind: FieldKind = 'percent',
): RunField => ({ id: `metric.${id}`, section: 'Results', label, hint, kind, unit: null, value });

const runFields: readonly RunField[] = [
  ofRun('status', 'Status', 'text', 'What the run is at', ({ status }) => status),
  ofRun('name', 'Run', 'text', 'The name that you gave it, else its id', runName),
  ofRun('method', 'Method', 'text', 'What trains the classifier', ({ record }) => methodOf(record.configuration)),
  ofRun('network', 'Network', 'text', 'The architecture', ({ record }) => networkName(record.configuration)),
  ofRun('duration', 'Duration', 'duration', 'Time spent in stages so far', ({ startedAt, seconds }) =>
    startedAt === null ? null : seconds,
  ),
  ofRun('tags', 'Tags', 'tags', 'Yours', ({ label }) => label.tags),
  ofRun('created', 'Made', 'time', 'When the run was made', ({ record }) => Date.parse(record.createdAt)),
  ofRun('preset', 'Preset', 'text', 'What its settings began from', ({ record }) => record.preset),
  ofRun('parent', 'Begun from', 'text', 'The run that it took results over from', ({ record }) =>
    record.parent === null ? null : `${record.parent.run}, ${record.parent.stage}`,
  ),
  ofRun('mined-set', 'Mined set', 'text', 'The corrected mined set that it goes by', ({ record }) =>
    record.minedSet === null ? null : correctionText(record.minedSet),
  ),
  ofRun('device', 'Device', 'text', 'What it was trained on', ({ device }) => device),
];

const metricFields: readonly RunField[] = [
  metric('kept', 'Kept fraction', 'Weights with π ≥ 0 over all weights', ({ metrics }) => metrics.keptFraction),
  metric(
    'aligned',
    'Aligned accuracy',
    'Mean over the aligned groups of the test set',
    ({ metrics }) => metrics.accuracy?.aligned ?? null,
  ),
  metric(
    'conflict',
    'Conflict accuracy',
    'Mean over the conflicting groups of the test set',
    ({ metrics }) => metrics.accuracy?.conflict ?? null,
  ),
  metric(
    'worst-group',
    'Worst group',
    'The lowest accuracy of a group of the test set',
    ({ metrics }) => metrics.accuracy?.worstGroup ?? null,
  ),
  metric(
    'total',
    'Total accuracy',
    'Over all samples of the test set',
    ({ metrics }) => metrics.accuracy?.total ?? null,
  ),
  metric('mined', 'Mined', 'Size of the mined set', ({ metrics }) => metrics.mined?.size ?? null, 'number'),
  metric(
    'precision',
    'Mining precision',
    'Share of the mined set that does conflict',
    ({ metrics }) => metrics.mined?.precision ?? null,
  ),
  metric(
    'recall',
    'Mining recall',
    'Share of the conflicting samples that were mined',
    ({ metrics }) => metrics.mined?.recall ?? null,
  ),
];

const shortLabels: Readonly<Partial<Record<Setting['name'], string>>> = {
  data: 'Data set',
  conflict_pct: 'Conflict ratio',
  seed: 'Seed',
};

/** `method` is among the runs' own fields: there it is the one that `mode` names too. */
const settingFields: readonly RunField[] = settings.filter(({ name }) => name !== 'method').map(fieldOfSetting);

export const fields: readonly RunField[] = [...runFields, ...metricFields, ...settingFields];

const byId = new Map(fields.map((field) => [field.id, field]));

export const fieldNamed = (id: string): RunField | undefined => byId.get(id);

/** The columns of a table that nobody has changed yet. */
export const usualColumns: readonly string[] = [
  'run.status',
  'run.name',
  'setting.data',
  'run.method',
  'run.network',
  'setting.conflict_pct',
  'setting.seed',
  'metric.kept',
  'metric.aligned',
  'metric.conflict',
  'metric.worst-group',
  'run.duration',
  'run.tags',
];

function fieldOfSetting(setting: Setting): RunField {
  const { name, help, unit } = setting;
  const kinds = { flag: 'flag', whole: 'number', real: 'number', text: 'text' } as const;
  const kind = setting.kind === 'choice' ? kindOfChoice(setting.choices) : kinds[setting.kind];
  return {
    id: `setting.${name}`,
    section: 'Settings',
    label: shortLabels[name] ?? name,
    hint: help,
    kind,
    unit,
    // A set that has no such ratios is asked for none.
    value: ({ record, conflictPercent }) => (name === 'conflict_pct' ? conflictPercent : record.configuration[name]),
  };
}

function kindOfChoice(choices: readonly (string | number)[]): FieldKind {
  return choices.every((choice) => typeof choice === 'number') ? 'number' : 'text';
}

export function runName({ label, record }: RunSummary): string {
  return label.name ?? record.id;
}

export const isNumeric = ({ kind }: RunField): boolean =>
  kind === 'number' || kind === 'percent' || kind === 'duration';

/** A value as it is read in a cell, its unit with it; `–` where there is none. */
export function fieldText({ kind, unit }: Pick<RunField, 'kind' | 'unit'>, value: FieldValue): string {
  if (value === null) return '–';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') return value.join(', ');
  if (kind === 'percent') return percentText(value);
  if (kind === 'duration') return durationText(value);
  if (kind === 'time') return new Date(value).toLocaleString();
  return `${numberText(value)}${unit === null ? '' : ` ${unit}`}`;
}

/** At most six significant digits; powers of ten for the very small. */
const numberText = (value: number): string =>
  Number.isInteger(value) ? value.toLocaleString('en') : String(Number(value.toPrecision(6)));
