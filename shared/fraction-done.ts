// How much of a run's own work is done: by its steps, what it took over from another run left out.
import type { Configuration } from './configuration.ts';
import { type RunPoint, type StageName, stageName } from './events.ts';
import { type PlannedPart, plannedParts } from './run-parts.ts';
import { comparePoints } from './run-point.ts';

/** From the stage `from` on, where the run took over what came before it. */
export function ownParts(configuration: Configuration, from: StageName | null): PlannedPart[] {
  const first = from === null ? 0 : stageName.options.indexOf(from);
  return plannedParts(configuration).filter(({ stage }) => stageName.options.indexOf(stage) >= first);
}

/** Share of the parts' steps that are done at a point, from 0 to 1. */
export function fractionDone(parts: readonly PlannedPart[], point: RunPoint): number {
  const total = parts.reduce((sum, { steps }) => sum + steps, 0);
  if (total === 0) return 0;
  const done = parts.reduce((sum, part) => {
    const order = comparePoints({ ...part, step: 0 }, { ...point, step: 0 });
    return sum + (order < 0 ? part.steps : order === 0 ? Math.min(point.step, part.steps) : 0);
  }, 0);
  return done / total;
}
