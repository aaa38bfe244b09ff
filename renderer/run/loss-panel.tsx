// The loss of one part of a run and the terms it is made of.
import { memo, useMemo } from 'react';
import type { Configuration } from '../../shared/configuration.ts';
import type { EventOf, StageName } from '../../shared/events.ts';
import { lossText } from '../../shared/number-text.ts';
import { LineChartPanel } from '../charts/line-chart.tsx';
import { shortTick } from '../charts/tick-text.ts';
import { lossSeries, lossWeights } from './run-series.ts';

interface LossPanelProps {
  readonly events: readonly EventOf<'losses'>[];
  readonly stage: StageName;
  readonly configuration: Configuration;
  /** Of which network, in which stage. */
  readonly of: string;
  /** That x reaches to. */
  readonly steps: number;
}

export const LossPanel = memo(function LossPanel({ events, stage, configuration, of, steps }: LossPanelProps) {
  const series = useMemo(
    () => lossSeries(events, stage, lossWeights(configuration, stage)),
    [events, stage, configuration],
  );
  const rate = events.at(-1)?.learningRate;
  return (
    <LineChartPanel
      title="Loss"
      file={`Loss, ${of}`}
      detail={`${rate === undefined ? '' : `learning rate ${lossText(rate)} · `}${of}`}
      xLabel="step"
      series={series}
      xExtent={[0, Math.max(1, steps)]}
      formatY={lossText}
      formatTick={shortTick}
      log
      smoothing
    />
  );
});
