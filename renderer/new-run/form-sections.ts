// Which settings the form shows, under which headings: those that the chosen method uses.
import type { Configuration } from '../../shared/configuration.ts';
import { type StageName, stageName } from '../../shared/events.ts';
import { methodOf, methods } from '../../shared/methods.ts';
import type { SettingGroup } from '../../shared/setting.ts';
import type { Setting, SettingName } from '../../shared/settings.ts';
import { usedSettings } from '../../shared/used-settings.ts';

export interface FormSection {
  readonly group: SettingGroup;
  readonly title: string;
  /** Null for what is no stage. */
  readonly stage: StageName | null;
  readonly settings: readonly Setting[];
}

const titles: Readonly<Record<SettingGroup, string>> = {
  data: 'Data',
  method: 'Method',
  pretraining: 'Pretraining',
  mining: 'Mining',
  training: 'Training',
  pruning: 'Pruning',
  retraining: 'Retraining',
  run: 'All stages',
};

const order = Object.keys(titles) as readonly SettingGroup[];

/** Chosen above the form, or beside it as the name; `phase` is the command line's. */
const elsewhere: readonly SettingName[] = [
  'data',
  'conflict_pct',
  'method',
  'mode',
  'network',
  'seed',
  'exp_name',
  'phase',
];

/** `from` is the stage that the run begins at, where it takes over what came before it. */
export function formSections(configuration: Configuration, from: StageName | null): FormSection[] {
  const shown = usedSettings(configuration, from).filter(({ setting }) => !elsewhere.includes(setting.name));
  return order.flatMap((group) => {
    const own = shown.filter((used) => used.group === group);
    if (own.length === 0) return [];
    const stage = stageName.options.find((known) => known === group) ?? null;
    const isTakenOver = own.every(({ isFallback }) => isFallback);
    const title = isTakenOver
      ? `${titles[group]}, as training takes it over where it has none of its own`
      : titles[group];
    return [{ group, title, stage, settings: own.map(({ setting }) => setting) }];
  });
}

/** Whether the method sets it: another value contradicts it. */
export function isForced(configuration: Configuration, name: SettingName): boolean {
  return Object.hasOwn(methods[methodOf(configuration)].forced, name);
}
