// Runs that differ in their seed alone, taken together: mean and standard deviation of what was measured.
import type { RunSummary } from '../../shared/run-summary.ts';
import type { SettingName } from '../../shared/settings.ts';

/** Settings that say what a run is called, where its files go, how it is watched: not what is trained. */
const besidesTraining: readonly SettingName[] = [
  'seed',
  'exp_name',
  'log_dir',
  'checkpoint_dir',
  'result_dir',
  'num_workers',
  'memory_budget',
  'print_every',
];

/** In the order of their first runs; each group in the order of its runs. */
export function seedGroups(runs: readonly RunSummary[]): RunSummary[][] {
  const groups = new Map<string, RunSummary[]>();
  for (const run of runs) {
    const key = trainingKey(run);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [run]);
    else group.push(run);
  }
  return [...groups.values()];
}

function trainingKey({ record: { configuration, parent, minedSet } }: RunSummary): string {
  const trained = Object.entries(configuration).filter(([name]) => !besidesTraining.some((other) => other === name));
  return JSON.stringify([parent?.stage ?? null, minedSet?.run, minedSet?.version, trained]);
}

export interface Spread {
  /** How many values there are. */
  readonly n: number;
  readonly mean: number;
  /** Of the sample (n - 1); null for a single value. */
  readonly sd: number | null;
}

/** Null where no value is there; values that are null count for nothing. */
export function spreadOf(values: readonly (number | null)[]): Spread | null {
  const there = values.filter((value) => value !== null);
  const n = there.length;
  if (n === 0) return null;
  const mean = there.reduce((sum, value) => sum + value, 0) / n;
  if (n === 1) return { n, mean, sd: null };
  const squares = there.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { n, mean, sd: Math.sqrt(squares / (n - 1)) };
}
