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
    subtext: `${report.run}: ${report.point.network} after ${report.point.stage}, step ${report.point.step}; ${subtext}`,
    left: 'center',
    textStyle: { fontSize: 16 },
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
  const bare = { type: 'value' as const, scale: true, axisLabel: { show: false }, axisTick: { show: false } };
  const axis = { ...bare, splitLine: { show: false }, axisLine: { onZero: false, lineStyle: { color: '#bbbbbb' } } };
  return {
    name: `${embedding}-by-${by}`,
    ...{ width: 760, height: 640 },
    option: {
      ...head(report, `${method} of features, coloured by ${by}`, `${sample.paths.length} images of ${split}`),
      legend: { orient: 'vertical', right: 8, top: 'middle', type: 'plain' },
      grid: { left: 24, right: 150, top: 64, bottom: 24 },
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
    return row.map((count, predicted) => [predicted, label, total === 0 ? 0 : Math.round((1000 * count) / total) / 10]);
  });
  const side = Math.max(360, Math.min(900, 44 * classNames.length));
  const category = { type: 'category' as const, data: [...classNames], splitArea: { show: false } };
  return {
    name: 'confusion',
    ...{ width: side + 220, height: side + 150 },
    option: {
      ...head(report, 'Confusion matrix, percent of each class', split),
      grid: { left: 110, right: 110, top: 70, bottom: 80 },
      xAxis: { ...category, name: 'predicted class', nameLocation: 'middle', nameGap: 36 },
      yAxis: { ...category, name: 'class', nameLocation: 'middle', nameGap: 70, inverse: true },
      visualMap: {
        ...{ min: 0, max: 100, right: 12, top: 'middle', calculable: false, text: ['100 %', '0 %'] },
        inRange: { color: ['#f7fbff', '#6baed6', '#08306b'] },
      },
      series: [{ type: 'heatmap', data: shares, label: { show: classNames.length <= 20, fontSize: 11 } }],
    },
  };
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
    values.flatMap((value, i) => (value === null ? [] : [[middles[i] ?? 0, 100 * value]]));
  const ece = error === null ? 'none' : `${(100 * error).toFixed(2)} %`;
  return {
    name: 'calibration',
    ...{ width: 640, height: 560 },
    option: {
      ...head(report, `Calibration: expected error ${ece}`, `${total} images of ${report.split}`),
      legend: { bottom: 8 },
      grid: { left: 70, right: 30, top: 72, bottom: 96 },
      xAxis: percent('confidence'),
      yAxis: percent('accuracy; share of images'),
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
