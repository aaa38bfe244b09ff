// A line chart of the report, in the colours of the interface.
import type { EChartsOption } from 'echarts';
import { colorVariableName } from '../../../shared/theme-colors.ts';
import { chartSvg } from './chart-svg.ts';
import { html, type Markup } from './markup.ts';

export interface Line {
  readonly label: string;
  /** A colour of the theme, by name. */
  readonly color: string;
  readonly dashed?: boolean;
  /** Steps and values, in the order of steps. */
  readonly points: readonly (readonly [number, number])[];
}

export interface Band {
  readonly label: string;
  readonly color: string;
  readonly from: number;
  readonly to: number;
}

export interface LineChart {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly steps: number;
  /** Fractions are shown in percent, from 0 to 100. */
  readonly unit: 'fraction' | 'number';
  readonly logarithmic?: boolean;
  readonly bands?: readonly Band[];
  readonly wide?: boolean;
}

const HEIGHT = 240;
const WIDTHS = { narrow: 460, wide: 960 };

const color = (name: string): string => `var(${colorVariableName(name)})`;

/** A figure with its legend. */
export async function lineChart(chart: LineChart): Promise<Markup> {
  const width = chart.wide ? WIDTHS.wide : WIDTHS.narrow;
  const label = `${chart.title}: ${chart.lines.map((line) => line.label).join(', ')}, over steps`;
  const drawn = await chartSvg(optionOf(chart), label, { width, height: HEIGHT });
  const legend = chart.lines.map((line) => html`<li>${sampleOf(line)}${line.label}</li>`);
  return html`<figure${chart.wide ? html` class="wide"` : null}><figcaption>${chart.title}</figcaption><ul class="legend">${legend}</ul>${drawn}</figure>`;
}

const sampleOf = (line: Line): Markup =>
  html`<svg class="line" viewBox="0 0 20 8" aria-hidden="true"><path d="M0 4H20" stroke="${color(line.color)}" stroke-width="2.5"${line.dashed ? html` stroke-dasharray="5 3"` : null} /></svg>`;

function optionOf({ lines, steps, unit, logarithmic, bands = [] }: LineChart): EChartsOption {
  const text = { color: color('muted'), fontSize: 12 };
  const rule = { lineStyle: { color: color('line') } };
  const percent = unit === 'fraction';
  return {
    grid: { left: 54, right: 14, top: bands.length > 0 ? 22 : 8, bottom: 38 },
    xAxis: {
      ...{ type: 'value', min: 0, max: Math.max(1, steps), name: 'step', nameLocation: 'middle', nameGap: 22 },
      ...{ nameTextStyle: text, axisLabel: { ...text, hideOverlap: true }, axisLine: rule, axisTick: rule },
      splitLine: { show: false },
    },
    yAxis: {
      ...(logarithmic ? { type: 'log' as const } : { type: 'value' as const, scale: !percent }),
      ...(percent ? { min: 0, max: 1 } : {}),
      axisLabel: { ...text, formatter: percent ? percentLabel : numberLabel },
      splitLine: rule,
    },
    series: lines.map((line, index) => ({
      ...{ type: 'line', name: line.label, silent: true, showSymbol: line.points.length === 1, symbolSize: 5 },
      emphasis: { disabled: true },
      lineStyle: { color: color(line.color), width: 1.75, type: line.dashed ? 'dashed' : 'solid' },
      itemStyle: { color: color(line.color) },
      data: line.points.map(([x, y]) => [x, y]),
      ...(index === 0 && bands.length > 0 ? { markArea: { silent: true, data: bands.map(areaOf) } } : {}),
    })),
  };
}

function areaOf({ label, color: name, from, to }: Band): [object, object] {
  const itemStyle = { color: color(name), opacity: 0.09 };
  return [{ name: label, xAxis: from, itemStyle, label: { color: color('muted'), fontSize: 12 } }, { xAxis: to }];
}

const percentLabel = (value: number): string => `${Math.round(100 * value)} %`;

const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 });
const numberLabel = (value: number): string =>
  value !== 0 && Math.abs(value) < 1e-3 ? value.toExponential(0) : compact.format(value);
