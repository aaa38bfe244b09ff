// From the compared runs to one curve of each in a chart.
import type { EventOf } from '../../shared/events.ts';
import { alignedGroupsOf, type GroupSummary, summarizeGroups } from '../../shared/group-accuracy.ts';
import { keptFraction } from '../../shared/number-text.ts';
import { runParts } from '../../shared/run-parts.ts';
import { type RunState, seriesKey } from '../../shared/run-state.ts';
import type { Points, Series } from '../charts/series.ts';
import { type PartName, partKey } from '../run/part.ts';
import { courseOf } from '../run/run-course.ts';
import { isOf, type Split } from '../run/run-series.ts';
import type { ShownRun } from './shown-run.ts';

/** Curves of those runs that have any point. */
export function curvesOf(runs: readonly ShownRun[], pointsOf: (run: ShownRun) => Points): Series[] {
  return runs.flatMap((run) => {
    const points = pointsOf(run);
    if (!points.y.some((value) => value !== null)) return [];
    return [
      { id: run.id, label: run.name, color: run.color, ...(run.dash === null ? {} : { dash: run.dash }), ...points },
    ];
  });
}

/** Of all curves; 1 where there is none. */
export const lastX = (curves: readonly Points[]): number => Math.max(1, ...curves.map(({ x }) => x.at(-1) ?? 0));

const partsOf = ({ summary: { record }, state }: ShownRun) =>
  runParts(record.configuration, record.parent?.stage ?? null, state);

/** The classifier's accuracy through all stages put end to end (`part` null), or through one. */
export function accuracyPoints(run: ShownRun, metric: keyof GroupSummary, split: Split, part: PartName | null): Points {
  const course = part === null ? courseOf(partsOf(run)) : null;
  const events = run.state.accuracy.filter(
    (event) => event.split === split && (part === null ? event.network === 'classifier' : isOf(event, part)),
  );
  const at = ({ stage, step }: EventOf<'group-accuracy'>): number => course?.at(stage, step) ?? step;
  return {
    x: events.map(at),
    y: events.map((event) => summarizeGroups(event, alignedGroupsOf(run.state.data, event))[metric]),
  };
}

export function lossPoints({ state }: Pick<ShownRun, 'state'>, { stage, network }: PartName): Points {
  const events = state.losses[seriesKey(stage, network)] ?? [];
  return { x: events.map(({ step }) => step), y: events.map(({ total }) => total) };
}

/** Of all weights, while masks are trained. */
export function keptPoints({ state }: Pick<ShownRun, 'state'>): Points {
  const events = state.sparsity.filter(({ stage }) => stage === 'pruning');
  return { x: events.map(({ step }) => step), y: events.map(({ layers }) => keptFraction(layers)) };
}

/** Of what is mined after each step of the network that mines, the last one among them. */
export function miningPoints({ state }: Pick<ShownRun, 'state'>, quality: 'precision' | 'recall'): Points {
  const events = state.mined.filter(({ stage }) => stage !== 'mining');
  return { x: events.map(({ step }) => step), y: events.map((event) => event[quality]) };
}

/** What any of the runs has trained, in order: stage by stage, network by network. */
export function trainedParts(runs: readonly Pick<ShownRun, 'state' | 'summary'>[]): PartName[] {
  const known = new Map<string, PartName & { readonly place: number }>();
  for (const { state, summary } of runs) {
    const parts = runParts(summary.record.configuration, summary.record.parent?.stage ?? null, state);
    parts.forEach((part, place) => {
      if (hasLosses(state, part)) known.set(partKey(part), { ...part, place });
    });
  }
  return [...known.values()].sort((a, b) => a.place - b.place);
}

const hasLosses = (state: RunState, { stage, network }: PartName): boolean =>
  (state.losses[seriesKey(stage, network)] ?? []).length > 0;

/** What is shown first: the last part that the most runs have. */
export function mostShared(parts: readonly PartName[], runs: readonly Pick<ShownRun, 'state'>[]): PartName | undefined {
  const counts = parts.map((part) => runs.filter(({ state }) => hasLosses(state, part)).length);
  return parts[counts.lastIndexOf(Math.max(...counts))];
}
