// The interface's colours can be read, and told apart whatever one's sight.
import { expect, test } from 'vitest';
import { heatStyle } from '../../../shared/heat-color.ts';
import { type Colors, darkColors, lightColors, seriesColors } from '../../../shared/theme-colors.ts';

type Rgb = readonly [number, number, number];
type Matrix = readonly [Rgb, Rgb, Rgb];

/** Linear red, green, blue, 0 to 1. */
function linear(hex: string): Rgb {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return [red ?? 0, green ?? 0, blue ?? 0];
}

const luminance = ([red, green, blue]: Rgb): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

/** WCAG 2's contrast ratio. */
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(linear(a)), luminance(linear(b))].sort((x, y) => x - y);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear colours. */
const sights: Readonly<Record<string, Matrix>> = {
  trichromat: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanope: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranope: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanope: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seen(color: Rgb, sight: Matrix): Rgb {
  const channel = (row: Rgb) => Math.min(1, Math.max(0, row[0] * color[0] + row[1] * color[1] + row[2] * color[2]));
  return [channel(sight[0]), channel(sight[1]), channel(sight[2])];
}

/** CIE 1976 L*a*b*, D65. */
function lab([red, green, blue]: Rgb): Rgb {
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
  const y = f(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  const z = f((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function difference(a: string, b: string, sight: Matrix): number {
  const [p, q] = [lab(seen(linear(a), sight)), lab(seen(linear(b), sight))];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

const schemes: [string, Colors][] = [
  ['light', lightColors],
  ['dark', darkColors],
];
const stages = ['pretraining', 'mining', 'training', 'pruning', 'retraining'] as const;
const accuracies = ['aligned', 'conflict', 'worstGroup', 'total'] as const;

test.each(schemes)('%s: text can be read on every ground (WCAG AA)', (_, colors) => {
  for (const text of ['ink', 'muted', 'accent', 'good', 'warning', 'danger', 'aligned', 'conflict'] as const) {
    for (const ground of ['ground', 'surface', 'raised'] as const) {
      expect(contrast(colors[text], colors[ground]), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  }
  for (const text of ['ink', 'muted', 'accent'] as const) {
    expect(contrast(colors[text], colors.accentSoft), `${text} on what is chosen`).toBeGreaterThanOrEqual(4.5);
  }
});

test.each(schemes)('%s: curves and bars stand out from their panel (WCAG AA, 3:1)', (_, colors) => {
  for (const name of [...stages, ...accuracies]) {
    expect(contrast(colors[name], colors.surface), name).toBeGreaterThanOrEqual(3);
  }
});

test.each(
  schemes.flatMap(([scheme, colors]) =>
    Object.entries(sights).map(([sight, matrix]) => ({ scheme, colors, sight, matrix })),
  ),
)('$scheme: a $sight tells stages apart, and accuracies', ({ colors, matrix }) => {
  for (const names of [stages, accuracies]) {
    names.forEach((a, i) => {
      for (const b of names.slice(i + 1)) {
        // 10 is plain to see side by side; stages and curves bear their names beside it.
        expect(difference(colors[a], colors[b], matrix), `${a} and ${b}`).toBeGreaterThan(10);
      }
    });
  }
});

test.each(Object.entries(sights))('a %s tells what lies side by side apart, and from the panel', (_, matrix) => {
  for (const [scheme, ground] of [
    ['light', lightColors.surface],
    ['dark', darkColors.surface],
  ] as const) {
    seriesColors.forEach(({ [scheme]: a }, i) => {
      expect(contrast(a, ground), a).toBeGreaterThanOrEqual(3);
      for (const { [scheme]: b } of seriesColors.slice(i + 1)) {
        expect(difference(a, b, matrix), `${a} and ${b}`).toBeGreaterThan(20);
      }
    });
  }
});

test('a number on any colour of a heatmap can be read', () => {
  for (let share = 0; share <= 1; share += 1 / 255) {
    const { background, color } = heatStyle(share);
    const channels = background.match(/\d+/g) ?? [];
    const hex = `#${channels.map((channel) => Number(channel).toString(16).padStart(2, '0')).join('')}`;
    expect(contrast(hex, color), `at ${share}`).toBeGreaterThanOrEqual(4.5);
  }
});
