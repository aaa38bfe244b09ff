// How good the mined set would be after each step of the network that mines.
import { useMemo } from 'react';
import type { EventOf } from '../../shared/events.ts';
import { percentText } from '../../shared/number-text.ts';
import type { RunPart } from '../../shared/run-parts.ts';
import type { Extent } from '../charts/extent.ts';
import { LineChartPanel } from '../charts/line-chart.tsx';
import { partTitle } from './part.ts';
import { minedSeries } from './run-series.ts';

interface MiningPanelProps {
  readonly events: readonly EventOf<'mined'>[];
  readonly parts: readonly RunPart[];
}

const tickText = (value: number): string => `${Number((100 * value).toPrecision(4))} %`;
const whole: Extent = [0, 1];

export function MiningPanel({ events, parts }: MiningPanelProps) {
  const network = events[0]?.network ?? 'biased';
  const miner = parts.find((part) => part.stage === 'pretraining' && part.network === network);
  const of = miner === undefined ? 'mining' : partTitle(miner);
  const series = useMemo(() => minedSeries(events), [events]);
  const last = events.at(-1);
  const size =
    last === undefined ? '' : ` · ${last.size.toLocaleString('en-US')} of ${last.of.toLocaleString('en-US')}`;
  return (
    <LineChartPanel
      title="Mined set"
      detail={`against the truth${size} · ${of}`}
      xLabel="step"
      series={series}
      xExtent={[0, Math.max(1, miner?.steps ?? 1)]}
      yExtent={whole}
      formatY={percentText}
      formatTick={tickText}
    />
  );
}
