// Conflict, aligned, worst-group and total accuracy over steps.
import { memo, useMemo } from 'react';
import type { EventOf } from '../../shared/events.ts';
import { percentText } from '../../shared/number-text.ts';
import type { Band } from '../charts/band.ts';
import type { Extent } from '../charts/extent.ts';
import { LineChartPanel } from '../charts/line-chart.tsx';
import { percentTick } from '../charts/tick-text.ts';
import { accuracySeries, type Split } from './run-series.ts';
import { SplitSwitch, splitTitle } from './split-switch.tsx';

interface AccuracyPanelProps {
  /** Of both splits. */
  readonly events: readonly EventOf<'group-accuracy'>[];
  /** What the run says of its data. */
  readonly data: EventOf<'data-opened'> | null;
  readonly split: Split;
  readonly onSplit: (split: Split) => void;
  /** Of which network, in which stage. */
  readonly of: string;
  readonly xLabel?: string;
  /** That x reaches to. */
  readonly steps: number;
  /** Where an event lies on x; its own step by default. */
  readonly place?: (event: EventOf<'group-accuracy'>) => number;
  readonly bands?: readonly Band[];
  readonly span?: 1 | 2;
}

const whole: Extent = [0, 1];

export const AccuracyPanel = memo(function AccuracyPanel(props: AccuracyPanelProps) {
  const { events, data, split, onSplit, of, steps, place, bands, span } = props;
  const series = useMemo(
    () =>
      accuracySeries(
        events.filter((event) => event.split === split),
        data,
        place,
      ),
    [events, split, data, place],
  );
  return (
    <LineChartPanel
      title="Accuracy"
      detail={`${splitTitle[split]} · ${of}`}
      xLabel={props.xLabel ?? 'step'}
      series={series}
      xExtent={[0, Math.max(1, steps)]}
      yExtent={whole}
      unit="fraction"
      formatY={percentText}
      formatTick={percentTick}
      controls={<SplitSwitch split={split} onSplit={onSplit} />}
      {...(bands === undefined ? {} : { bands })}
      {...(span === undefined ? {} : { span })}
    />
  );
});
