// How good the mined set would be after each step of the network that mines.
import { memo, useMemo } from 'react';
import type { EventOf } from '../../shared/events.ts';
import { percentText } from '../../shared/number-text.ts';
import type { Extent } from '../charts/extent.ts';
import { LineChartPanel } from '../charts/line-chart.tsx';
import { percentTick } from '../charts/tick-text.ts';
import { minedSeries, minedShareSeries } from './run-series.ts';

interface MiningPanelProps {
  readonly events: readonly EventOf<'mined'>[];
  /** Of which network. */
  readonly of: string;
  /** Of its pretraining. */
  readonly steps: number;
  /** Whether it is known which samples conflict. */
  readonly isTruthKnown: boolean;
}

const whole: Extent = [0, 1];

export const MiningPanel = memo(function MiningPanel({ events, of, steps, isTruthKnown }: MiningPanelProps) {
  const series = useMemo(() => (isTruthKnown ? minedSeries(events) : minedShareSeries(events)), [events, isTruthKnown]);
  const last = events.findLast(({ stage }) => stage !== 'mining');
  const size =
    last === undefined ? '' : ` · ${last.size.toLocaleString('en-US')} of ${last.of.toLocaleString('en-US')}`;
  return (
    <LineChartPanel
      title="Mined set"
      file={`Mined set, ${of}`}
      detail={`${isTruthKnown ? 'against the truth' : 'truth unknown'}${size} · ${of}`}
      xLabel="step"
      series={series}
      xExtent={[0, Math.max(1, steps)]}
      yExtent={whole}
      unit="fraction"
      formatY={percentText}
      formatTick={percentTick}
    />
  );
});
