// From a run's state to the curves of its charts.
import type { Configuration } from '../../shared/configuration.ts';
import type { EventOf, StageName } from '../../shared/events.ts';
import { alignedGroupsOf, summarizeGroups } from '../../shared/group-accuracy.ts';
import { heatStyle } from '../../shared/heat-color.ts';
import { keptFraction } from '../../shared/number-text.ts';
import { colorVariableName } from '../../shared/theme-colors.ts';
import type { Series } from '../charts/series.ts';
import { type PartName, stageColor } from './part.ts';

export type Split = 'valid' | 'test';

const color = (name: string): string => `var(${colorVariableName(name)})`;

/** The terms of the loss beside their sum; how each is drawn. */
const terms: Readonly<Record<string, Pick<Series, 'label' | 'color' | 'dash'>>> = {
  main: { label: 'cross entropy', color: color('ink') },
  sparse: { label: 'λ · sparsity', color: color('muted'), dash: '6 3' },
  contrastive: { label: 'λ · contrastive', color: color('muted'), dash: '2 3' },
};

type Weights = Readonly<Record<string, number>>;

/** What the total counts the terms with; 1 where it is not said. */
export function lossWeights(configuration: Configuration, stage: StageName): Weights {
  const { lambda_sparse, lambda_con_prune, lambda_con_retrain } = configuration;
  return { sparse: lambda_sparse, contrastive: stage === 'pruning' ? lambda_con_prune : lambda_con_retrain };
}

/**
 * Total and terms over steps, each term as it counts: events have them before their weights, and Σπ alone is a million
 * times the total. A sole term is the total itself.
 */
export function lossSeries(events: readonly EventOf<'losses'>[], stage: StageName, weights: Weights): Series[] {
  const x = events.map(({ step }) => step);
  const total: Series = {
    id: 'total',
    label: 'total loss',
    color: stageColor(stage),
    width: 2,
    x,
    y: events.map((event) => event.total),
  };
  const names = Object.keys(events.at(-1)?.parts ?? {});
  if (names.length < 2) return [total];
  return [
    total,
    ...names.map((name) => ({
      id: name,
      ...(terms[name] ?? { label: name, color: color('muted'), dash: '1 2' }),
      width: 1.25,
      x,
      y: events.map(({ parts }) => weighted(parts[name], weights[name])),
    })),
  ];
}

const weighted = (term: number | undefined, weight = 1): number | null => (term === undefined ? null : weight * term);

export const isOf = (fact: PartName, part: PartName): boolean =>
  fact.stage === part.stage && fact.network === part.network;

type Accuracy = EventOf<'group-accuracy'>;

/** Conflict, aligned, worst-group and total accuracy over steps; only those that are known. `place` gives x. */
export function accuracySeries(
  events: readonly Accuracy[],
  data: EventOf<'data-opened'> | null,
  place: (event: Accuracy) => number = ({ step }) => step,
): Series[] {
  const x = events.map(place);
  const summaries = events.map((event) => summarizeGroups(event, alignedGroupsOf(data, event)));
  const known: Series[] = [
    { id: 'conflict', label: 'conflict', color: color('conflict'), width: 2, x, y: summaries.map((s) => s.conflict) },
    { id: 'aligned', label: 'aligned', color: color('aligned'), width: 2, x, y: summaries.map((s) => s.aligned) },
    {
      id: 'worst',
      label: 'worst group',
      color: color('worstGroup'),
      dash: '5 3',
      width: 1.25,
      x,
      y: summaries.map((s) => s.worstGroup),
    },
    { id: 'total', label: 'total', color: color('total'), width: 1.25, x, y: summaries.map((s) => s.total) },
  ];
  return known.filter(({ y }) => y.length === 0 || y.some((value) => value !== null));
}

/** Kept fraction of all weights, then of each layer, dark to bright from input to output. */
export function keptSeries(events: readonly EventOf<'layer-sparsity'>[]): Series[] {
  const x = events.map(({ step }) => step);
  const layers = events.at(-1)?.layers.map(({ layer }) => layer) ?? [];
  const overall = { id: 'all', label: 'all weights', color: stageColor('pruning'), width: 2.5, x };
  return [
    { ...overall, y: events.map((event) => keptFraction(event.layers)) },
    ...layers.map((layer, index) => ({
      id: `layer ${layer}`,
      label: layer,
      color: layerColor(index / Math.max(1, layers.length - 1)),
      width: 1.25,
      x,
      y: events.map((event) => keptFraction(event.layers.filter((known) => known.layer === layer))),
    })),
  ];
}

/** Along the palette from dark to bright, without its ends that the ground would swallow. */
const layerColor = (share: number): string =>
  `light-dark(${heatStyle(0.75 * share).background}, ${heatStyle(0.3 + 0.7 * share).background})`;

/** How much would be mined after each step: what is to be seen where nobody knows which samples conflict. */
export function minedShareSeries(events: readonly EventOf<'mined'>[]): Series[] {
  const measured = events.filter(({ stage }) => stage !== 'mining');
  const x = measured.map(({ step }) => step);
  const y = measured.map(({ size, of }) => (of === 0 ? null : size / of));
  return [{ id: 'share', label: 'mined share of training samples', color: stageColor('mining'), width: 2, x, y }];
}

/** Precision and recall of what is mined after each step of pretraining, the last one among them. Mining itself has none. */
export function minedSeries(events: readonly EventOf<'mined'>[]): Series[] {
  const measured = events.filter(({ stage }) => stage !== 'mining');
  const x = measured.map(({ step }) => step);
  const base = { x, width: 2 };
  return [
    { ...base, id: 'precision', label: 'precision', color: stageColor('mining'), y: measured.map((m) => m.precision) },
    {
      ...base,
      id: 'recall',
      label: 'recall',
      color: color('conflict'),
      dash: '6 3',
      y: measured.map((m) => m.recall),
    },
  ];
}
