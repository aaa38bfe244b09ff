// The kept fraction over the steps of pruning: of all weights and of each layer.
import { memo, useMemo } from 'react';
import type { EventOf } from '../../shared/events.ts';
import { percentText } from '../../shared/number-text.ts';
import { LineChartPanel } from '../charts/line-chart.tsx';
import { percentTick } from '../charts/tick-text.ts';
import { keptSeries } from './run-series.ts';

interface KeptPanelProps {
  readonly events: readonly EventOf<'layer-sparsity'>[];
  readonly of: string;
  readonly steps: number;
}

export const KeptPanel = memo(function KeptPanel({ events, of, steps }: KeptPanelProps) {
  const series = useMemo(() => keptSeries(events), [events]);
  return (
    <LineChartPanel
      title="Kept fraction"
      file={`Kept fraction, ${of}`}
      detail={`share of weights with π ≥ 0 · ${of}`}
      xLabel="step"
      series={series}
      xExtent={[0, Math.max(1, steps)]}
      unit="fraction"
      formatY={percentText}
      formatTick={percentTick}
    />
  );
});
