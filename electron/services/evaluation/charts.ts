// The charts of an evaluation's report, as options of Apache ECharts.
import type { EChartsOption } from 'echarts';
import type { EvaluationReport } from '../../../shared/evaluation-report.ts';

/** File name without its ending, and what is drawn. */
export interface Chart {
  readonly name: string;
  readonly option: EChartsOption;
  readonly width: number;
  readonly height: number;
}

/** Twenty that are told apart on white: Tableau's ten, then ten of Kelly's; more labels share them in turn. */
const COLOURS = [
  ...['#4e79a7', '#f28e2b', '#e15759', '#76b7b2', '#59a14f', '#edc948', '#b07aa1', '#ff9da7', '#9c755f', '#8a8683'],
  ...['#222222', '#0067a5', '#8db600', '#be0032', '#604e97', '#dcd300', '#f99379', '#2b3d26', '#a1caf1', '#882d17'],
];
const FONT = 'DejaVu Sans, Helvetica, Arial, sans-serif';
/** Pixels of a letter of that font at 12 pixels, as the widest ones need. */
const LETTER = 8;
/** Left free beside the outermost points. */
const MARGIN: [string, string] = ['4%', '4%'];
/** A share of so few images says little: its bar is pale. */
const FEW = 10;

const splitNames = { train: 'training set', valid: 'validation set', test: 'test set' } as const;

const count = (of: number): string => of.toLocaleString('en-US');

/** Width of the longest of them. */
const widthOf = (names: readonly string[]): number => LETTER * Math.max(...names.map(({ length }) => length));

export function chartsOf(report: EvaluationReport): Chart[] {
  const { sample, classNames, biasNames, embedding } = report;
  const scatters = [
    ...(embedding === 'none' ? [] : [scatter(report, 'class', classNames, sample.classes)]),
    ...(embedding === 'none' || biasNames === null || sample.biases === null
      ? []
      : [scatter(report, 'bias', biasNames, sample.biases)]),
  ];
  return [...scatters, confusionChart(report), calibrationChart(report)];
}

const head = (report: EvaluationReport, text: string, subtext: string): EChartsOption => ({
  animation: false,
  backgroundColor: '#ffffff',
  textStyle: { fontFamily: FONT },
  color: COLOURS,
  title: {
    text,
    subtext: `${report.run}\n${report.point.network} after ${report.point.stage}, step ${report.point.step}; ${subtext}`,
    left: 'center',
    textStyle: { fontSize: 16 },
    subtextStyle: { lineHeight: 16 },
  },
});

function scatter(
  report: EvaluationReport,
  by: 'class' | 'bias',
  names: readonly string[],
  labels: readonly number[],
): Chart {
  const { sample, split, embedding } = report;
  const method = embedding === 'umap' ? 'UMAP' : 't-SNE';
  const series = names.map((name, label) => ({
    type: 'scatter' as const,
    name: `${by} ${name}`,
    symbolSize: 6,
    itemStyle: { opacity: 0.8 },
    data: sample.positions.filter((_, i) => labels[i] === label),
  }));
  const bare = {
    type: 'value' as const,
    scale: true,
    boundaryGap: MARGIN,
    axisLabel: { show: false },
    axisTick: { show: false },
  };
  const axis = { ...bare, splitLine: { show: false }, axisLine: { show: false } };
  const legend = widthOf(series.map(({ name }) => name)) + 48;
  const all = report.count === null ? '' : ` of ${count(report.count)}`;
  return {
    name: `${embedding}-by-${by}`,
    ...{ width: 640 + legend, height: 640 },
    option: {
      ...head(
        report,
        `${method} of features, coloured by ${by}`,
        `${count(sample.paths.length)}${all} images of the ${splitNames[split]}`,
      ),
      legend: {
        orient: 'vertical',
        right: 8,
        top: 'middle',
        type: 'plain',
        icon: 'circle',
        itemWidth: 10,
        itemGap: 12,
      },
      grid: {
        left: 24,
        right: legend,
        top: 82,
        bottom: 24,
        show: true,
        borderColor: '#d5d8dc',
        backgroundColor: 'none',
      },
      xAxis: axis,
      yAxis: axis,
      series,
    },
  };
}

function confusionChart(report: EvaluationReport): Chart {
  const { confusion, classNames, split } = report;
  const shares = confusion.flatMap((row, label) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    return row.map((images, predicted) => {
      const share = total === 0 ? 0 : Math.round((1000 * images) / total) / 10;
      return { value: [predicted, label, share], label: { color: share > LIGHT_ABOVE ? '#ffffff' : '#1c2128' } };
    });
  });
  const images = confusion.flat().reduce((sum, of) => sum + of, 0);
  const names = widthOf(classNames);
  const side = Math.max(360, Math.min(900, 44 * classNames.length));
  const bare = { axisLine: { show: false }, axisTick: { show: false }, splitArea: { show: false } };
  const category = { type: 'category' as const, data: [...classNames], ...bare, nameLocation: 'middle' as const };
  return {
    name: 'confusion',
    ...{ width: side + 170 + names, height: side + 168 },
    option: {
      ...head(report, 'Confusion matrix, percent of each class', `${count(images)} images of the ${splitNames[split]}`),
      grid: { left: 60 + names, right: 110, top: 88, bottom: 80 },
      xAxis: { ...category, name: 'predicted class', nameGap: 36 },
      yAxis: { ...category, name: 'class', nameGap: names + 22, inverse: true },
      visualMap: {
        ...{ min: 0, max: 100, right: 12, top: 'middle', calculable: false, text: ['100 %', '0 %'] },
        inRange: { color: ['#f7fbff', '#6baed6', '#08306b'] },
      },
      series: [
        { type: 'heatmap', data: shares, label: { show: classNames.length <= 20, fontSize: 11, formatter: shareText } },
      ],
    },
  };
}

/** A dashed line, as an icon. */
const DASHES = 'path://M0,4h6v2h-6zM9,4h6v2h-6zM18,4h6v2h-6z';

/** Cells whose share is above it are dark: their numbers are white. */
const LIGHT_ABOVE = 50;

/** `97.9`; a plain 0 where there is none. */
function shareText({ value }: { readonly value?: unknown }): string {
  const share = Array.isArray(value) ? Number(value[2]) : 0;
  return share === 0 ? '0' : share.toFixed(1);
}

function calibrationChart(report: EvaluationReport): Chart {
  const { error, bins } = report.calibration;
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  const middles = bins.map(({ low, high }) => (100 * (low + high)) / 2);
  const percent = (name: string) => ({
    ...{ type: 'value' as const, min: 0, max: 100, name, nameLocation: 'middle' as const, nameGap: 34 },
    axisLabel: { formatter: '{value} %' },
  });
  const bars = (values: readonly (number | null)[]) =>
    values.flatMap((value, i) => {
      const isPale = (bins[i]?.count ?? 0) < FEW;
      return value === null
        ? []
        : [{ value: [middles[i] ?? 0, 100 * value], itemStyle: { opacity: isPale ? 0.3 : 1 } }];
    });
  const ece = error === null ? 'none' : `${(100 * error).toFixed(2)} %`;
  return {
    name: 'calibration',
    ...{ width: 640, height: 560 },
    option: {
      ...head(
        report,
        `Calibration: expected error ${ece}`,
        `${count(total)} images of the ${splitNames[report.split]}`,
      ),
      legend: {
        ...{ bottom: 8, itemGap: 36, itemWidth: 18 },
        data: ['accuracy', 'share of images', { name: 'perfect', icon: DASHES }].map((entry) =>
          typeof entry === 'string' ? { name: entry, icon: 'rect' } : entry,
        ),
      },
      grid: { left: 70, right: 30, top: 90, bottom: 96 },
      xAxis: percent('confidence'),
      yAxis: percent(`accuracy (pale: of fewer than ${FEW} images); share of images`),
      series: [
        { type: 'bar', name: 'accuracy', barWidth: 30, data: bars(bins.map(({ accuracy }) => accuracy)) },
        {
          ...{ type: 'bar', name: 'share of images', barWidth: 10, barGap: '-67%', itemStyle: { color: '#c2b280' } },
          data: bars(bins.map(({ count }) => (total === 0 ? null : count / total))),
        },
        {
          ...{ type: 'line', name: 'perfect', symbol: 'none', lineStyle: { type: 'dashed', color: '#222222' } },
          itemStyle: { color: '#222222' },
          data: [
            [0, 0],
            [100, 100],
          ],
        },
      ],
    },
  };
}
