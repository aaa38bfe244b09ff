// What a run was trained on, in words.
import type { RunRecord } from '../../shared/run-record.ts';
import type { RunState } from '../../shared/run-state.ts';

/** `cmnist, 5 % conflict`; of a set that has no such ratios its name, once the run has opened it. */
export function trainedOn({ configuration }: Pick<RunRecord, 'configuration'>, opened: RunState['data']): string {
  const { data, conflict_pct } = configuration;
  const hasRatios = opened === null || opened.conflictPercent !== null;
  return hasRatios ? `${data}, ${conflict_pct} % conflict` : data;
}
