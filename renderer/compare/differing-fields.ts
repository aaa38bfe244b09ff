// Which facts of their making tell some runs apart.
import type { RunSummary } from '../../shared/run-summary.ts';
import { type SettingName, settingNames } from '../../shared/settings.ts';
import { usedSettings } from '../../shared/used-settings.ts';
import { fieldNamed, fieldText, type RunField } from '../runs/fields.ts';

export interface DifferingField {
  readonly field: RunField;
  /** In the order of runs; null where the run does not use the setting. */
  readonly texts: readonly (string | null)[];
}

/** What follows from settings and is read more easily, and what no setting says. */
const FACTS = ['run.method', 'run.network', 'run.preset', 'run.parent', 'run.mined-set', 'run.device'];
/** Of no effect on what comes out; `method` and `network` are among the facts. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  ...['exp_name', 'log_dir', 'checkpoint_dir', 'result_dir', 'method', 'network', 'print_every', 'save_every'],
  ...['save_every_retrain', 'num_workers', 'memory_budget'],
]);

/** Facts first, then settings in their order: where two runs that go by one differ in it. */
export function differingFields(runs: readonly RunSummary[]): DifferingField[] {
  const used = runs.map(settingsOf);
  const facts = FACTS.map((id) => differing(id, runs, () => true));
  const settings = settingNames
    .filter((name) => !LEFT_OUT.has(name))
    .map((name) => differing(`setting.${name}`, runs, (place) => used[place]?.has(name) ?? false));
  return [...facts, ...settings].filter((row) => row !== null);
}

const settingsOf = ({ record: { configuration, parent } }: RunSummary): ReadonlySet<SettingName> =>
  new Set(usedSettings(configuration, parent?.stage ?? null).map(({ setting }) => setting.name));

function differing(id: string, runs: readonly RunSummary[], isUsed: (place: number) => boolean): DifferingField | null {
  const field = fieldNamed(id);
  if (field === undefined) return null;
  const values = new Set(runs.filter((_, place) => isUsed(place)).map((run) => field.value(run)));
  if (values.size < 2) return null;
  return { field, texts: runs.map((run, place) => (isUsed(place) ? fieldText(field, field.value(run)) : null)) };
}
