// The course of training in curves: the classifier through all stages, then the losses of each part.
import type { EventOf } from '../../../../shared/events.ts';
import type { RunPart } from '../../../../shared/run-parts.ts';
import { scalarsOf } from '../../../../shared/run-scalars.ts';
import { seriesKey } from '../../../../shared/run-state.ts';
import { type Band, type Line, lineChart } from '../line-chart.ts';
import { html, type Markup } from '../markup.ts';
import type { ReportContent } from '../report-content.ts';

/** As many points of a curve as can be told apart in print. */
const MOST_POINTS = 500;

const accuracies = [
  { name: 'conflict', color: 'conflict' },
  { name: 'aligned', color: 'aligned' },
  { name: 'worst group', color: 'worstGroup', dashed: true },
  { name: 'total', color: 'total' },
];

export async function curves(content: ReportContent): Promise<Markup> {
  const { parts, state } = content;
  const losses: Markup[] = [];
  for (const part of parts) {
    const events = state.losses[seriesKey(part.stage, part.network)];
    if (events !== undefined) losses.push(await lossChart(part, events));
  }
  if (losses.length === 0) return html``;
  return html`<section><h2>Course</h2><p>The classifier's accuracy on the test set through all stages, laid end to end; then the loss of each part, which is the sum of its terms times their weights.</p><div class="charts">${await courseChart(content)}${losses}</div></section>`;
}

async function courseChart({ parts, state }: ReportContent): Promise<Markup | null> {
  const starts = new Map<string, number>();
  const bands: Band[] = [];
  let steps = 0;
  for (const { stage, network, steps: own } of parts) {
    if (network !== 'classifier' || own === 0) continue;
    starts.set(stage, steps);
    bands.push({ label: stage, color: stage, from: steps, to: steps + own });
    steps += own;
  }
  const events = state.accuracy.filter(({ network, split }) => network === 'classifier' && split === 'test');
  if (events.length === 0) return null;
  const lines = accuracies.map(({ name, ...look }): Line => {
    const points = events.flatMap((event) =>
      scalarsOf(event, state.data)
        .filter((scalar) => scalar.name === `accuracy/test/${name}`)
        .map(({ value }) => [(starts.get(event.stage) ?? 0) + event.step, value] as const),
    );
    return { label: name, ...look, points };
  });
  const known = lines.filter(({ points }) => points.length > 0);
  return await lineChart({
    title: 'Accuracy on the test set',
    lines: known,
    steps,
    unit: 'fraction',
    bands,
    wide: true,
  });
}

const terms: Readonly<Record<string, Omit<Line, 'points'>>> = {
  main: { label: 'cross entropy', color: 'ink' },
  sparse: { label: 'sparsity Σπ', color: 'muted', dashed: true },
  contrastive: { label: 'contrastive', color: 'conflict', dashed: true },
};

/** Of the terms only those that lie on one scale: Σπ is counted in weights, and may be negative. */
async function lossChart({ stage, network, steps }: RunPart, events: readonly EventOf<'losses'>[]): Promise<Markup> {
  const every = Math.ceil(events.length / MOST_POINTS);
  const kept = events.filter((_, i) => i % every === 0 || i === events.length - 1);
  const of = (value: (event: EventOf<'losses'>) => number | undefined): [number, number][] =>
    kept.flatMap((event) => {
      const found = value(event);
      return found === undefined || !Number.isFinite(found) ? [] : [[event.step, found]];
    });
  const names = Object.keys(events.at(-1)?.parts ?? {}).filter((name) => name !== 'sparse');
  const lines: Line[] = [
    { label: 'total loss', color: stage, points: of(({ total }) => total) },
    ...(names.length < 2 ? [] : names).map((name) => ({
      ...(terms[name] ?? { label: name, color: 'muted', dashed: true }),
      points: of(({ parts }) => parts[name]),
    })),
  ];
  const logarithmic = lines.every(({ points }) => points.every(([, y]) => y > 0));
  const title = `Loss, ${stage}${stage === 'pretraining' ? `, ${network === 'biased' ? 'biased network' : network}` : ''}`;
  return await lineChart({ title, lines, steps, unit: 'number', logarithmic });
}
