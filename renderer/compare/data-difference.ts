// Whether compared runs were trained on the same data.
import type { RunSummary } from '../../shared/run-summary.ts';

export interface DataGroup {
  /** `cmnist, 5 % conflict`. */
  readonly data: string;
  readonly runs: readonly string[];
}

/** The runs' names by what they were trained on; one group where all had the same. */
export function dataGroups(
  runs: readonly { readonly name: string; readonly summary: Pick<RunSummary, 'record'> }[],
): DataGroup[] {
  const groups = new Map<string, string[]>();
  for (const { name, summary } of runs) {
    const { data, conflict_pct, train_root_dir } = summary.record.configuration;
    const folder = train_root_dir === null ? '' : ` of ${train_root_dir}`;
    const key = `${data}, ${conflict_pct} % conflict${folder}`;
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  return [...groups].map(([data, names]) => ({ data, runs: names }));
}
