// The order of points in a run: by stage, by network, by step.
import { networkRole, type RunPoint, stageName } from './events.ts';

/** Negative where `a` comes before `b` in a run, 0 where they are the same point. */
export function comparePoints(a: RunPoint, b: RunPoint): number {
  return (
    stageName.options.indexOf(a.stage) - stageName.options.indexOf(b.stage) ||
    networkRole.options.indexOf(a.network) - networkRole.options.indexOf(b.network) ||
    a.step - b.step
  );
}
