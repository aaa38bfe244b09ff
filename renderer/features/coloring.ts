// What the points are coloured by: a label of each, its name and its colour.
import type { ReportView } from '../../shared/api/comparison.ts';
import { darkColors, lightColors, seriesColors } from '../../shared/theme-colors.ts';

export const colorings = ['class', 'bias', 'mined', 'correct'] as const;
export type ColoredBy = (typeof colorings)[number];

export interface ColorLabel {
  readonly name: string;
  /** As #rrggbb. */
  readonly color: Readonly<Record<'light' | 'dark', string>>;
  /** Points that have it. */
  readonly count: number;
}

export interface Coloring {
  readonly labels: readonly ColorLabel[];
  /** [points], index of its label. */
  readonly codes: Uint8Array;
}

/** Twenty that are told apart on light and dark: Tableau's ten, then lighter ones of Kelly's. More labels share them in turn. */
const many = [
  ...['#4e79a7', '#f28e2b', '#e15759', '#76b7b2', '#59a14f', '#d9a800', '#b07aa1', '#ff7d8f', '#9c755f', '#8a8683'],
  ...['#0081cf', '#7fae00', '#d4263f', '#8b6fd0', '#b3a800', '#f0805f', '#2f9e77', '#5fb0e5', '#c0508a', '#666f7a'],
].map((color) => ({ light: color, dark: color }));

const named = (name: 'conflict' | 'total' | 'good' | 'danger' | 'muted') => ({
  light: lightColors[name],
  dark: darkColors[name],
});

type Sample = ReportView['sample'];

/** Null where it is not known: no bias labels, or no mined set. `mined` [points] holds 1 where mined, else 0. */
export function coloringBy(
  by: ColoredBy,
  { classNames, biasNames, sample }: Pick<ReportView, 'classNames' | 'biasNames' | 'sample'>,
  mined: Uint8Array | null,
): Coloring | null {
  if (by === 'class') return byLabels(classNames, sample.classes);
  if (by === 'bias') return biasNames === null || sample.biases === null ? null : byLabels(biasNames, sample.biases);
  if (by === 'correct') return withCounts(['right', 'wrong'], [named('muted'), named('danger')], verdictsOf(sample));
  if (mined === null) return null;
  return withCounts(
    ['not mined', 'mined'],
    [named('total'), named('conflict')],
    mined.map((mark) => (mark === 1 ? 1 : 0)),
  );
}

const verdictsOf = ({ classes, predictions }: Sample): Uint8Array =>
  Uint8Array.from(classes, (label, i) => (predictions[i] === label ? 0 : 1));

function byLabels(names: readonly string[], labels: readonly number[]): Coloring {
  const colors = names.length <= seriesColors.length ? seriesColors : many;
  return withCounts(
    names,
    names.map((_, label) => colors[label % colors.length] ?? named('muted')),
    Uint8Array.from(labels),
  );
}

function withCounts(names: readonly string[], colors: readonly ColorLabel['color'][], codes: Uint8Array): Coloring {
  const counts = new Array<number>(names.length).fill(0);
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  const labels = names.map((name, i) => ({ name, color: colors[i] ?? named('muted'), count: counts[i] ?? 0 }));
  return { labels, codes };
}

/** Opacity of points, 0 to 255: of those that stand back, and of others. */
const FAINT = 36;
const FULL = 224;

/**
 * Red, green, blue and opacity of each point [points, 4]. `shown` holds the labels that stand out (all where it is empty);
 * with a selection the points of it alone do.
 */
export function pointColors(
  { labels, codes }: Coloring,
  scheme: 'light' | 'dark',
  shown: ReadonlySet<number>,
  selected: ReadonlySet<number>,
): Uint8Array {
  const table = labels.map(({ color }) => [1, 3, 5].map((at) => Number.parseInt(color[scheme].slice(at, at + 2), 16)));
  const colors = new Uint8Array(4 * codes.length);
  for (let point = 0; point < codes.length; point++) {
    const code = codes[point] ?? 0;
    const standsOut = selected.size > 0 ? selected.has(point) : shown.size === 0 || shown.has(code);
    const [red = 0, green = 0, blue = 0] = table[code] ?? [];
    colors.set([red, green, blue, standsOut ? FULL : FAINT], 4 * point);
  }
  return colors;
}
