// The classifier's stages put end to end, so that its whole course is one curve.
import type { StageName } from '../../shared/events.ts';
import type { RunPart } from '../../shared/run-parts.ts';
import type { Band } from '../charts/band.ts';
import { stageColor } from './part.ts';

export interface RunCourse {
  /** Of all stages together. */
  readonly steps: number;
  readonly bands: readonly Band[];
  /** Where a step of a stage lies among all. */
  at(stage: StageName, step: number): number;
}

/** Only of the classifier: the biased network is another one. */
export function courseOf(parts: readonly Pick<RunPart, 'stage' | 'network' | 'steps'>[]): RunCourse {
  const starts = new Map<StageName, number>();
  const bands: Band[] = [];
  let steps = 0;
  for (const part of parts) {
    if (part.network !== 'classifier' || part.steps === 0) continue;
    starts.set(part.stage, steps);
    bands.push({ from: steps, to: steps + part.steps, label: part.stage, color: stageColor(part.stage) });
    steps += part.steps;
  }
  return { steps, bands, at: (stage, step) => (starts.get(stage) ?? 0) + step };
}
