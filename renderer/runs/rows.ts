// The rows of the table: runs, or groups of runs that differ in their seed alone.
import { methodOf } from '../../shared/methods.ts';
import type { RunSummary } from '../../shared/run-summary.ts';
import { type FieldValue, fieldText, isNumeric, type RunField } from './fields.ts';
import { type Spread, seedGroups, spreadOf } from './seed-groups.ts';

export interface RunRow {
  readonly kind: 'run';
  readonly id: string;
  readonly run: RunSummary;
}

export interface GroupRow {
  readonly kind: 'group';
  /** Stays the same while its oldest run stays. */
  readonly id: string;
  readonly runs: readonly RunSummary[];
  readonly rows: readonly RunRow[];
}

export type Row = RunRow | GroupRow;

const runRow = (run: RunSummary): RunRow => ({ kind: 'run', id: run.record.id, run });

export function rowsOf(runs: readonly RunSummary[], isGrouped: boolean): Row[] {
  if (!isGrouped) return runs.map(runRow);
  return seedGroups(runs).map((group): Row => {
    const [first] = group;
    if (first === undefined || group.length === 1) return runRow(first ?? neverEmpty());
    return { kind: 'group', id: `group ${group.at(-1)?.record.id}`, runs: group, rows: group.map(runRow) };
  });
}

function neverEmpty(): never {
  throw new RangeError('a group holds at least one run');
}

/** What its runs have in common: their method and preset, or data set. */
export function groupTitle({ runs: [first] }: GroupRow): string {
  if (first === undefined) return '';
  const { configuration, preset } = first.record;
  const ratio = first.conflictPercent === null ? '' : ` ${first.conflictPercent} %`;
  return `${methodOf(configuration)}, ${preset ?? `${configuration.data}${ratio}`}`;
}

/** What a cell shows and is sorted by. */
export type Cell =
  | { readonly kind: 'value'; readonly value: FieldValue }
  | { readonly kind: 'spread'; readonly spread: Spread }
  /** The runs of a group differ in it. */
  | { readonly kind: 'various'; readonly count: number };

export function cellOf(row: Row, field: RunField): Cell {
  if (row.kind === 'run') return { kind: 'value', value: field.value(row.run) };
  const isMeasured = field.section === 'Results' || field.id === 'run.duration';
  if (isMeasured && isNumeric(field)) {
    const spread = spreadOf(row.runs.map((run) => measuredBy(run, field)));
    return spread === null ? { kind: 'value', value: null } : { kind: 'spread', spread };
  }
  const values = row.runs.map((run) => field.value(run));
  const texts = new Set(values.map((value) => fieldText(field, value)));
  return texts.size === 1 ? { kind: 'value', value: values[0] ?? null } : { kind: 'various', count: texts.size };
}

/** Where a run was left says nothing of what its configuration gives: only finished ones count. */
function measuredBy(run: RunSummary, field: RunField): number | null {
  const value = field.value(run);
  return run.status === 'finished' && typeof value === 'number' ? value : null;
}

/** What a cell is sorted by; undefined where there is nothing, which comes last either way. */
export function sortKey(row: Row, field: RunField): string | number | undefined {
  const cell = cellOf(row, field);
  if (cell.kind === 'spread') return cell.spread.mean;
  if (cell.kind === 'various' || cell.value === null) return undefined;
  if (typeof cell.value === 'number') return cell.value;
  const text = fieldText(field, cell.value);
  return text === '' ? undefined : text;
}

/** Ascending: numbers by value, texts as a reader orders them. */
export function compareKeys(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : String(a).localeCompare(String(b), 'en', { numeric: true });
}
