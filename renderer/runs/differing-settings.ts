// Which settings tell some runs apart.
import type { RunSummary } from '../../shared/run-summary.ts';
import { type SettingName, settingNames } from '../../shared/settings.ts';

/** In the order of settings; none for fewer than two runs. */
export function differingSettings(runs: readonly RunSummary[]): SettingName[] {
  const [first, ...others] = runs.map(({ record }) => record.configuration);
  if (first === undefined) return [];
  return settingNames.filter((name) => others.some((configuration) => configuration[name] !== first[name]));
}
