// What is known of one setting beside its type: the source of options, form fields and documents.
import { z } from 'zod';
import type { MethodName } from './method-name.ts';

/** Where a setting belongs: the data, the method, one of the stages, or the run as a whole. */
export type SettingGroup = 'data' | 'method' | 'pretraining' | 'mining' | 'training' | 'pruning' | 'retraining' | 'run';

/** Bounds of a number; `above` and `below` are not themselves allowed. A bound that is absent does not bind. */
export interface Range {
  readonly least?: number;
  readonly most?: number;
  readonly above?: number;
  readonly below?: number;
}

type Value = string | number | boolean | null;

/** What each setting's definition says. */
interface Described {
  readonly group: SettingGroup;
  /** One line, without a full stop. */
  readonly help: string;
  /** What a number counts, such as `steps`, `images`, `%`. */
  readonly unit?: string;
  /** False where the published program has no such argument. */
  readonly published?: false;
  /** What null stands for, where null is allowed. */
  readonly whenNull?: string;
  /** The methods that read it; where left out, all that have the stage that it belongs to. */
  readonly readBy?: readonly MethodName[];
}

/** The facts as readers take them: plain data. */
export type SettingFacts = {
  readonly group: SettingGroup;
  readonly help: string;
  readonly unit: string | null;
  readonly published: boolean;
  readonly default: Value;
  /** Null: all methods that have the stage that it belongs to. */
  readonly readBy: readonly MethodName[] | null;
  /** Null where null is not allowed. */
  readonly whenNull: string | null;
} & (
  | { readonly kind: 'flag' }
  | { readonly kind: 'whole' | 'real'; readonly range: Range }
  | { readonly kind: 'choice'; readonly choices: readonly (string | number)[] }
  /** `form` says which texts are allowed, such as `a folder`. */
  | { readonly kind: 'text'; readonly form: string }
);

/** The facts of each setting's schema. */
export const settingFacts = z.registry<SettingFacts>();

const common = (facts: Described, fallback: Value) => ({
  group: facts.group,
  help: facts.help,
  unit: facts.unit ?? null,
  published: facts.published ?? true,
  whenNull: facts.whenNull ?? null,
  readBy: facts.readBy ?? null,
  default: fallback,
});

export function flag(facts: Described) {
  return z
    .boolean()
    .default(false)
    .register(settingFacts, { kind: 'flag', ...common(facts, false) });
}

interface Numeric extends Described {
  readonly range: Range;
}

export function whole(fallback: number, facts: Numeric) {
  const schema = within(z.int(), facts.range).default(fallback);
  return schema.register(settingFacts, { kind: 'whole', range: facts.range, ...common(facts, fallback) });
}

export function optionalWhole(facts: Numeric & { readonly whenNull: string }) {
  const schema = within(z.int(), facts.range).nullable().default(null);
  return schema.register(settingFacts, { kind: 'whole', range: facts.range, ...common(facts, null) });
}

export function real(fallback: number, facts: Numeric) {
  const schema = within(z.number(), facts.range).default(fallback);
  return schema.register(settingFacts, { kind: 'real', range: facts.range, ...common(facts, fallback) });
}

export function optionalReal(facts: Numeric & { readonly whenNull: string }) {
  const schema = within(z.number(), facts.range).nullable().default(null);
  return schema.register(settingFacts, { kind: 'real', range: facts.range, ...common(facts, null) });
}

interface Choice<Chosen> extends Described {
  readonly choices: readonly NonNullable<Chosen>[];
}

/** `schema` has its default already, as has that of `text`. */
export function choice<Chosen extends string | number | null>(
  schema: z.ZodDefault<z.ZodType<Chosen>>,
  facts: Choice<Chosen>,
) {
  const { choices } = facts;
  return schema.register(settingFacts, { kind: 'choice', choices, ...common(facts, schema.parse(undefined)) });
}

export function text<Text extends string | null>(
  schema: z.ZodDefault<z.ZodType<Text>>,
  facts: Described & { readonly form: string },
) {
  const { form } = facts;
  return schema.register(settingFacts, { kind: 'text', form, ...common(facts, schema.parse(undefined)) });
}

function within(schema: z.ZodNumber, { least, most, above, below }: Range): z.ZodNumber {
  const atLeast = least === undefined ? schema : schema.min(least);
  const atMost = most === undefined ? atLeast : atLeast.max(most);
  const over = above === undefined ? atMost : atMost.gt(above);
  return below === undefined ? over : over.lt(below);
}
