// Which settings a run reads: those of its method, and of the stages that it goes through.
import type { Configuration } from './configuration.ts';
import { type StageName, stageName } from './events.ts';
import { methodOf, methods } from './methods.ts';
import type { SettingGroup } from './setting.ts';
import { type Setting, type SettingName, settings } from './settings.ts';

export interface UsedSetting {
  readonly setting: Setting;
  /** That it is one of for this run. */
  readonly group: SettingGroup;
  /** Read by training in the place of its own, where that has none; the run does not go through the setting's stage. */
  readonly isFallback: boolean;
}

/** Settings of training that begin from those of pretraining where they are none. */
const fallbacks: readonly SettingName[] = ['pretrain_iter', 'lr_pre', 'lr_decay_step_pre', 'lr_gamma_pre'];

/** In the order of settings. `from` is the stage that the run begins at, where it takes over what came before it. */
export function usedSettings(configuration: Configuration, from: StageName | null): UsedSetting[] {
  const method = methodOf(configuration);
  const { stages } = methods[method];
  const trained = from === null ? stages : stages.slice(stages.indexOf(from));
  return settings.flatMap((setting): UsedSetting[] => {
    if (setting.readBy !== null && !setting.readBy.includes(method)) return [];
    const group = groupOf(setting, stages);
    const stage = stageName.options.find((known) => known === group);
    if (stage === undefined || trained.includes(stage)) return [{ setting, group, isFallback: false }];
    const isFallback = trained.includes('training') && fallbacks.includes(setting.name);
    return isFallback ? [{ setting, group, isFallback }] : [];
  });
}

/** A setting of a stage that the method does without, and which it reads all the same, is one of its training. */
function groupOf({ group, readBy }: Setting, stages: readonly StageName[]): SettingGroup {
  const stage = stageName.options.find((known) => known === group);
  const isElsewhere = stage !== undefined && readBy !== null && !stages.includes(stage);
  return isElsewhere ? 'training' : group;
}
