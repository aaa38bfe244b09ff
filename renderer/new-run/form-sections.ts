// Which settings the form shows, under which headings: those that the chosen method uses.
import type { Configuration } from '../../shared/configuration.ts';
import { type StageName, stageName } from '../../shared/events.ts';
import { methodOf, methods } from '../../shared/methods.ts';
import type { SettingGroup } from '../../shared/setting.ts';
import { type Setting, type SettingName, settings } from '../../shared/settings.ts';

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

/** Chosen above the form; `phase` is the command line's. */
const elsewhere: readonly SettingName[] = ['data', 'conflict_pct', 'method', 'mode', 'network', 'seed', 'phase'];

/** Settings of training that begin from those of pretraining where they are none. */
const fallbacks: readonly SettingName[] = ['pretrain_iter', 'lr_pre', 'lr_decay_step_pre', 'lr_gamma_pre'];

/** `from` is the stage that the run begins at, where it takes over what came before it. */
export function formSections(configuration: Configuration, from: StageName | null): FormSection[] {
  const name = methodOf(configuration);
  const { stages } = methods[name];
  const trained = from === null ? stages : stages.slice(stages.indexOf(from));
  const shown = settings.filter(
    ({ name: setting, readBy }) => !elsewhere.includes(setting) && (readBy === null || readBy.includes(name)),
  );
  return order.flatMap((group) => {
    const own = shown.filter((setting) => placeOf(setting, stages) === group);
    const stage = stageName.options.find((known) => known === group) ?? null;
    const isUsed = stage === null || trained.includes(stage);
    const used = isUsed ? own : own.filter(({ name: setting }) => isFallback(setting, trained));
    return used.length === 0 ? [] : [{ group, title: titleOf(group, isUsed), stage, settings: used }];
  });
}

const isFallback = (setting: SettingName, trained: readonly StageName[]): boolean =>
  trained.includes('training') && fallbacks.includes(setting);

/** A setting of a stage that the method does without, and which it reads all the same, is one of its training. */
function placeOf({ group, readBy }: Setting, stages: readonly StageName[]): SettingGroup {
  const stage = stageName.options.find((known) => known === group);
  const isElsewhere = stage !== undefined && readBy !== null && !stages.includes(stage);
  return isElsewhere ? 'training' : group;
}

const titleOf = (group: SettingGroup, isUsed: boolean): string =>
  isUsed ? titles[group] : `${titles[group]}, as training takes it over where it has none of its own`;

/** Whether the method sets it: another value contradicts it. */
export function isForced(configuration: Configuration, name: SettingName): boolean {
  return Object.hasOwn(methods[methodOf(configuration)].forced, name);
}
