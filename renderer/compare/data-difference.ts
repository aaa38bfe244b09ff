// Whether compared runs were trained on the same data.
import type { RunState } from '../../shared/run-state.ts';
import type { RunSummary } from '../../shared/run-summary.ts';
import { trainedOn } from '../runs/trained-on.ts';

export interface DataGroup {
  /** `cmnist, 5 % conflict`. */
  readonly data: string;
  readonly runs: readonly string[];
}

/** The runs' names by what they were trained on; one group where all had the same. */
export function dataGroups(
  runs: readonly {
    readonly name: string;
    readonly summary: Pick<RunSummary, 'record'>;
    readonly state: Pick<RunState, 'data'>;
  }[],
): DataGroup[] {
  // A run that has not opened its data yet is told by the others whether that has ratios at all.
  const withoutRatio = (data: string): RunState['data'] =>
    runs.map(({ state }) => state.data).find((opened) => opened?.name === data && opened.conflictPercent === null) ??
    null;
  const groups = new Map<string, string[]>();
  for (const { name, summary, state } of runs) {
    const { train_root_dir } = summary.record.configuration;
    const folder = train_root_dir === null ? '' : ` of ${train_root_dir}`;
    const key = `${trainedOn(summary.record, state.data ?? withoutRatio(summary.record.configuration.data))}${folder}`;
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  return [...groups].map(([data, names]) => ({ data, runs: names }));
}
