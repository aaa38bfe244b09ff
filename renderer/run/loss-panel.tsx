// The loss of one part of a run and the terms it is made of.
import { useMemo } from 'react';
import { lossText } from '../../shared/number-text.ts';
import type { RunPart } from '../../shared/run-parts.ts';
import type { RunState } from '../../shared/run-state.ts';
import { LineChartPanel } from '../charts/line-chart.tsx';
import { partTitle } from './part.ts';
import { lossSeries } from './run-series.ts';

interface LossPanelProps {
  readonly state: RunState;
  readonly part: RunPart;
}

export function LossPanel({ state, part }: LossPanelProps) {
  const series = useMemo(() => lossSeries(state, part), [state, part]);
  const rate = state.losses[`${part.stage}/${part.network}`]?.at(-1)?.learningRate;
  return (
    <LineChartPanel
      title="Loss"
      detail={`${partTitle(part)}${rate === undefined ? '' : ` · learning rate ${lossText(rate)}`}`}
      xLabel="step"
      series={series}
      xExtent={[0, Math.max(1, part.steps)]}
      formatY={lossText}
      formatTick={tickText}
      log
      smoothing
    />
  );
}

/** Short, as there is room for 5 characters: `0.02`, `1e-5`, `2.5M`. */
const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 });
const tickText = (value: number): string =>
  value !== 0 && Math.abs(value) < 1e-3 ? value.toExponential(0) : compact.format(value);
