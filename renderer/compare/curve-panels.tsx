// The runs' curves over one another: accuracy, loss, kept fraction, quality of mining.
import { useMemo, useState } from 'react';
import type { GroupSummary } from '../../shared/group-accuracy.ts';
import { lossText, percentText } from '../../shared/number-text.ts';
import type { Extent } from '../charts/extent.ts';
import { LineChartPanel } from '../charts/line-chart.tsx';
import { percentTick, shortTick } from '../charts/tick-text.ts';
import { Choice } from '../controls/choice.tsx';
import { partKey, partTitle } from '../run/part.ts';
import type { Split } from '../run/run-series.ts';
import { SplitSwitch } from '../run/split-switch.tsx';
import {
  accuracyPoints,
  curvesOf,
  keptPoints,
  lastX,
  lossPoints,
  miningPoints,
  mostShared,
  trainedParts,
} from './compared-curves.ts';
import classes from './curve-panels.module.css';
import type { ShownRun } from './shown-run.ts';

interface CurvesProps {
  readonly runs: readonly ShownRun[];
}

const whole: Extent = [0, 1];
const ALL = 'all';

const metrics: readonly { readonly value: keyof GroupSummary; readonly label: string }[] = [
  { value: 'conflict', label: 'conflict' },
  { value: 'aligned', label: 'aligned' },
  { value: 'worstGroup', label: 'worst group' },
  { value: 'total', label: 'total' },
];

export function CurvePanels({ runs }: CurvesProps) {
  return (
    <>
      <AccuracyCurves runs={runs} />
      <LossCurves runs={runs} />
      <KeptCurves runs={runs} />
      <MiningCurves runs={runs} />
    </>
  );
}

function AccuracyCurves({ runs }: CurvesProps) {
  const [metric, setMetric] = useState<keyof GroupSummary>('conflict');
  const [split, setSplit] = useState<Split>('test');
  const [key, setKey] = useState(ALL);
  const parts = useMemo(() => trainedParts(runs), [runs]);
  const part = parts.find((known) => partKey(known) === key) ?? null;
  const series = useMemo(
    () => curvesOf(runs, (run) => accuracyPoints(run, metric, split, part)),
    [runs, metric, split, part],
  );
  return (
    <LineChartPanel
      title="Accuracy"
      xLabel={part === null ? "step, of the classifier's stages together" : `step of ${partTitle(part)}`}
      series={series}
      xExtent={[0, lastX(series)]}
      yExtent={whole}
      unit="fraction"
      formatY={percentText}
      formatTick={percentTick}
      controls={
        <>
          <Choice
            label="Accuracy over which samples"
            className={classes.choice}
            options={metrics}
            value={metric}
            onChoose={(value) => setMetric(metrics.find((known) => known.value === value)?.value ?? 'conflict')}
          />
          <Choice
            label="Stage of the accuracy"
            className={classes.choice}
            options={[
              { value: ALL, label: 'all stages' },
              ...parts.map((known) => ({ value: partKey(known), label: partTitle(known) })),
            ]}
            value={part === null ? ALL : key}
            onChoose={setKey}
          />
          <SplitSwitch split={split} onSplit={setSplit} />
        </>
      }
    />
  );
}

function LossCurves({ runs }: CurvesProps) {
  const [key, setKey] = useState<string | null>(null);
  const parts = useMemo(() => trainedParts(runs), [runs]);
  const part = parts.find((known) => partKey(known) === key) ?? mostShared(parts, runs);
  const series = useMemo(
    () => (part === undefined ? [] : curvesOf(runs, (run) => lossPoints(run, part))),
    [runs, part],
  );
  if (part === undefined) return null;
  return (
    <LineChartPanel
      title="Loss"
      xLabel={`step of ${partTitle(part)}`}
      series={series}
      xExtent={[0, lastX(series)]}
      formatY={lossText}
      formatTick={shortTick}
      log
      smoothing
      controls={
        <Choice
          label="Stage of the loss"
          className={classes.choice}
          options={parts.map((known) => ({ value: partKey(known), label: partTitle(known) }))}
          value={partKey(part)}
          onChoose={setKey}
        />
      }
    />
  );
}

/** Nothing where no run was pruned. */
function KeptCurves({ runs }: CurvesProps) {
  const series = useMemo(() => curvesOf(runs, keptPoints), [runs]);
  if (series.length === 0) return null;
  return (
    <LineChartPanel
      title="Kept fraction"
      detail="share of weights with π ≥ 0"
      xLabel="step of pruning"
      series={series}
      xExtent={[0, lastX(series)]}
      unit="fraction"
      formatY={percentText}
      formatTick={percentTick}
    />
  );
}

/** Nothing where no run mined, or it is not known which samples conflict. */
function MiningCurves({ runs }: CurvesProps) {
  const [quality, setQuality] = useState<'precision' | 'recall'>('recall');
  const series = useMemo(() => curvesOf(runs, (run) => miningPoints(run, quality)), [runs, quality]);
  const hasMined = runs.some(({ state }) =>
    state.mined.some(({ precision, recall }) => (precision ?? recall) !== null),
  );
  if (!hasMined) return null;
  return (
    <LineChartPanel
      title="Mining"
      detail="of what would be mined after each step"
      xLabel="step of the network that mines"
      series={series}
      xExtent={[0, lastX(series)]}
      yExtent={whole}
      unit="fraction"
      formatY={percentText}
      formatTick={percentTick}
      controls={
        <Choice
          label="Quality of mining"
          className={classes.choice}
          options={[
            { value: 'precision', label: 'precision' },
            { value: 'recall', label: 'recall' },
          ]}
          value={quality}
          onChoose={(value) => setQuality(value === 'precision' ? 'precision' : 'recall')}
        />
      }
    />
  );
}
