// A run as the comparison shows it.
import type { RunState } from '../../shared/run-state.ts';
import type { RunSummary } from '../../shared/run-summary.ts';
import { seriesColor } from '../../shared/theme-colors.ts';

/** Up to so many runs, tables with a column for each have room side by side. */
export const ROOMY = 2;

export interface ShownRun {
  readonly id: string;
  /** Of `comparedNames`. */
  readonly name: string;
  /** A CSS colour; its second sign where lines are dashed. */
  readonly color: string;
  readonly dash: string | null;
  readonly summary: RunSummary;
  /** Empty until its log has been read. */
  readonly state: RunState;
}

/** SVG's stroke-dasharray, by place. */
const dashes: readonly (string | null)[] = [null, '7 3', '2 3', '9 3 2 3', null, '7 3', '2 3', '9 3 2 3'];

/** `place` among the runs that are compared: it decides how the run is drawn. */
export function shownRun(summary: RunSummary, name: string, state: RunState, place: number): ShownRun {
  return {
    id: summary.record.id,
    name,
    color: seriesColor(place),
    dash: dashes[place % dashes.length] ?? null,
    summary,
    state,
  };
}
