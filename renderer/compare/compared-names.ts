// The names of compared runs, told apart in little room.
import type { RunSummary } from '../../shared/run-summary.ts';
import { runName } from '../runs/fields.ts';

/** An id that the run was given: the day, the time of day, what is trained. */
const DATED = /^(\d{8})-(?=\d{6}-)/;

/** In their order: without the day where all that begin with one begin with the same. */
export function comparedNames(runs: readonly RunSummary[]): string[] {
  const names = runs.map(runName);
  const days = new Set(names.flatMap((name) => DATED.exec(name)?.[1] ?? []));
  return days.size === 1 && names.length > 1 ? names.map((name) => name.replace(DATED, '')) : names;
}
