// Which runs are shown: those that meet each condition, and hold each word that is searched for.
import { z } from 'zod';
import type { RunSummary } from '../../shared/run-summary.ts';
import { type FieldValue, fieldNamed, fields, fieldText, type RunField } from './fields.ts';

const relation = z.enum(['is', 'is-not', 'contains', 'at-least', 'at-most']);
export type Relation = z.infer<typeof relation>;

export const condition = z.object({
  field: z.string().max(100),
  relation,
  /** As typed, in the unit that the field is shown in: `95` for 95 %. */
  value: z.string().max(200),
});
export type Condition = z.infer<typeof condition>;

export const relationText: Readonly<Record<Relation, string>> = {
  is: 'is',
  'is-not': 'is not',
  contains: 'contains',
  'at-least': 'at least',
  'at-most': 'at most',
};

/** The relations that make sense for a field, the likeliest first. */
export function relationsOf({ kind }: RunField): readonly Relation[] {
  if (kind === 'percent' || kind === 'duration') return ['at-least', 'at-most'];
  if (kind === 'number') return ['is', 'is-not', 'at-least', 'at-most'];
  return kind === 'tags' || kind === 'text' ? ['is', 'is-not', 'contains'] : ['is', 'is-not'];
}

/** What one unit as typed is in the field's value: durations are typed in minutes. */
export function typedUnit({ kind, unit }: RunField): { readonly text: string | null; readonly factor: number } {
  if (kind === 'percent') return { text: '%', factor: 0.01 };
  if (kind === 'duration') return { text: 'min', factor: 60 };
  return { text: unit, factor: 1 };
}

/** A condition on a field that there is none of lets every run pass: it may come from a newer version. */
export function meets(run: RunSummary, { field: id, relation, value: typed }: Condition): boolean {
  const field = fieldNamed(id);
  if (field === undefined) return true;
  const value = field.value(run);
  if (relation === 'is') return isTyped(field, value, typed);
  if (relation === 'is-not') return !isTyped(field, value, typed);
  if (relation === 'contains') return textOf(field, value).includes(typed.toLowerCase());
  if (typeof value !== 'number') return false;
  const bound = Number(typed) * typedUnit(field).factor;
  return relation === 'at-least' ? value >= bound - tolerance(bound) : value <= bound + tolerance(bound);
}

/** 98.1 % typed is 0.981 but for the last bit. */
const tolerance = (bound: number): number => 1e-12 * Math.abs(bound);

function isTyped(field: RunField, value: FieldValue, typed: string): boolean {
  if (typeof value === 'number') return value === Number(typed) * typedUnit(field).factor;
  if (Array.isArray(value)) return value.some((tag) => tag.toLowerCase() === typed.toLowerCase());
  return fieldText(field, value).toLowerCase() === typed.toLowerCase();
}

const textOf = (field: RunField, value: FieldValue): string => fieldText(field, value).toLowerCase();

const searched = fields.filter(({ section, kind }) => section === 'Run' && (kind === 'text' || kind === 'tags'));

/** Whether each word is somewhere in the run's id, name, tags, data set, method, network, preset or status. */
export function holdsWords(run: RunSummary, search: string): boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const { id, configuration } = run.record;
  const text = [id, configuration.data, ...searched.map((field) => fieldText(field, field.value(run)))].join('\n');
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word));
}
