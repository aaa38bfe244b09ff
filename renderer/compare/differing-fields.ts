// Which facts of their making tell some runs apart.
import type { RunSummary } from '../../shared/run-summary.ts';
import { differingSettings } from '../runs/differing-settings.ts';
import { fieldNamed, fieldText } from '../runs/fields.ts';

/** What follows from settings and is read more easily, and what no setting says. */
const FACTS = ['run.method', 'run.network', 'run.preset', 'run.parent', 'run.mined-set', 'run.device'];
/** Of no effect on what comes out; `method` and `network` are among the facts. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  ...['exp_name', 'log_dir', 'checkpoint_dir', 'result_dir', 'method', 'network', 'print_every', 'save_every'],
  ...['save_every_retrain', 'num_workers', 'memory_budget'],
]);

/** Ids of fields of the table of runs, facts first, then settings in their order. None for fewer than two runs. */
export function differingFields(runs: readonly RunSummary[]): string[] {
  const facts = FACTS.filter((id) => {
    const field = fieldNamed(id);
    return field !== undefined && new Set(runs.map((run) => fieldText(field, field.value(run)))).size > 1;
  });
  const settings = differingSettings(runs).filter((name) => !LEFT_OUT.has(name));
  return [...facts, ...settings.map((name) => `setting.${name}`)];
}
