// A run that is being configured: what it begins from, and what the user set.
import type { RunOrder } from '../../shared/api/runs.ts';
import type { Configuration } from '../../shared/configuration.ts';
import type { ConfigurationProblem } from '../../shared/contradictions.ts';
import { quickPreset } from '../../shared/presets/cmnist.ts';
import { presets } from '../../shared/presets.ts';
import { checkSources, differences } from '../../shared/resolve-configuration.ts';
import type { RunRecord } from '../../shared/run-record.ts';
import { type SettingName, settingNames } from '../../shared/settings.ts';

export type SettingValue = string | number | boolean | null;

export interface Draft {
  readonly preset: string | null;
  /** What the user set, by name. A text that stands for no value is kept as it was typed. */
  readonly values: Readonly<Partial<Record<SettingName, SettingValue>>>;
  readonly from: (NonNullable<RunOrder['from']> & { readonly configuration: Configuration }) | null;
}

/** Settings that choose the method. */
const choosers = ['method', 'mode'] as const satisfies readonly SettingName[];

export const orderOf = ({ preset, values, from }: Draft): RunOrder => ({
  preset,
  values: { ...values },
  from: from === null ? null : { run: from.run, stage: from.stage, minedSet: from.minedSet },
});

export interface ResolvedDraft {
  /** What each setting is, also where something is wrong. */
  readonly shown: Readonly<Record<SettingName, SettingValue>>;
  /** What it would be had the user set the method alone. */
  readonly base: Configuration;
  /** Null where something is wrong. */
  readonly configuration: Configuration | null;
  readonly problems: readonly ConfigurationProblem[];
  /** In the order of settings. */
  readonly changed: readonly SettingName[];
}

export function resolveDraft({ preset, values, from }: Draft): ResolvedDraft {
  const sources = {
    base: from === null ? undefined : { ...from.configuration, exp_name: null },
    preset: preset ?? undefined,
  };
  const chosen = Object.fromEntries(choosers.flatMap((name) => (name in values ? [[name, values[name]]] : [])));
  const base =
    checkSources({ ...sources, argumentsGiven: chosen }).configuration ??
    checkSources(sources).configuration ??
    unusable(preset);
  const { configuration, problems } = checkSources({ ...sources, argumentsGiven: values });
  const own = checkSources(sources).configuration ?? base;
  const changed = settingNames.filter((name) => {
    // A run's name says nothing of what it does.
    if (name === 'exp_name') return false;
    const reference = choosers.some((chooser) => chooser === name) ? own[name] : base[name];
    return values[name] !== undefined && values[name] !== reference;
  });
  return { shown: { ...base, ...configuration, ...definedOf(values) }, base, configuration, problems, changed };
}

const definedOf = (values: Draft['values']): Draft['values'] =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

function unusable(preset: string | null): never {
  throw new RangeError(`the preset ${preset} gives no configuration`);
}

/** The draft with one more setting set; `undefined` puts it back. */
export function withValue(draft: Draft, name: SettingName, value: SettingValue | undefined): Draft {
  const { [name]: _, ...others } = draft.values;
  return { ...draft, values: value === undefined ? others : { ...others, [name]: value } };
}

/** The draft of a run on a data set: by the preset that is published for it, else by the short one with that set in it. */
export function draftOn(data: string, conflictPercent: number | null): Draft {
  const fitting = presets.filter(({ settings }) => settings.data === data);
  const preset = fitting.find(({ settings }) => settings.conflict_pct === conflictPercent) ?? fitting[0];
  const draft: Draft = { preset: preset?.name ?? quickPreset.name, values: {}, from: null };
  const { base } = resolveDraft(draft);
  const wanted =
    conflictPercent === null || conflictPercent === base.conflict_pct ? {} : { conflict_pct: conflictPercent };
  return { ...draft, values: { ...(data === base.data ? {} : { data }), ...wanted } };
}

/** A draft that gives the configuration of another run, but for its name. */
export function draftLike({ preset, configuration }: Pick<RunRecord, 'preset' | 'configuration'>): Draft {
  const known = presets.some(({ name }) => name === preset) ? preset : null;
  const base = resolveDraft({ preset: known, values: {}, from: null }).base;
  const given = differences(configuration, base).filter(({ name }) => name !== 'exp_name');
  return { preset: known, values: Object.fromEntries(given.map(({ name, value }) => [name, value])), from: null };
}
