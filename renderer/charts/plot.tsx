// The drawing of a line chart: axes, curves, marks. It knows no state: what it gets it draws.
import { memo } from 'react';
import { CartesianGrid, Line, LineChart, ReferenceArea, Tooltip, XAxis, YAxis } from 'recharts';
import type { Band } from './band.ts';
import { plotMargin } from './chart-frame.ts';
import type { ChartRow } from './chart-rows.ts';
import type { Stroke } from './drawn-curves.ts';
import type { Extent } from './extent.ts';
import { HoverValues } from './hover-values.tsx';
import type { Series } from './series.ts';
import { linearTicks, logTicks } from './ticks.ts';

interface PlotProps {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly rows: readonly ChartRow[];
  /** Curves as they are drawn. */
  readonly drawn: readonly Stroke[];
  /** All points of what is shown, for the values under the pointer. */
  readonly series: readonly Series[];
  readonly xExtent: Extent;
  readonly yExtent: Extent;
  readonly log: boolean;
  readonly xLabel: string;
  readonly formatX: (value: number) => string;
  readonly formatY: (value: number) => string;
  readonly formatTick: (value: number) => string;
  readonly bands: readonly Band[];
}

const axis = {
  stroke: 'var(--dcwp-line)',
  tick: { fill: 'var(--dcwp-muted)', fontSize: 11 },
  tickLine: false,
} as const;

export const Plot = memo(function Plot(props: PlotProps) {
  const { title, width, height, rows, drawn, series, xExtent, yExtent, log, bands } = props;
  const inner = width - plotMargin.left - plotMargin.right;
  const yTicks = log ? logTicks(...yExtent) : linearTicks(...yExtent, Math.max(2, Math.round(height / 38)));
  return (
    <LineChart
      width={width}
      height={height}
      data={rows}
      margin={{ top: plotMargin.top, right: plotMargin.right, bottom: 0, left: 0 }}
      title={title}
      throttleDelay={16}
    >
      <CartesianGrid vertical={false} stroke="var(--dcwp-line)" strokeOpacity={0.7} />
      {bands.map(({ from, to, label, color }) => (
        <ReferenceArea key={label} x1={from} x2={to} fill={color} fillOpacity={0.1} stroke="none" />
      ))}
      <XAxis
        dataKey="x"
        type="number"
        domain={[...xExtent]}
        ticks={linearTicks(...xExtent, Math.max(2, Math.round(inner / 90)))}
        tickFormatter={props.formatX}
        interval="preserveStartEnd"
        height={plotMargin.bottom}
        allowDataOverflow
        {...axis}
      />
      <YAxis
        type="number"
        scale={log ? 'log' : 'linear'}
        domain={[...yExtent]}
        ticks={yTicks}
        tickFormatter={props.formatTick}
        interval={0}
        width={plotMargin.left}
        allowDataOverflow
        {...axis}
        axisLine={false}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: 'var(--dcwp-muted)', strokeWidth: 1 }}
        allowEscapeViewBox={{ x: false, y: true }}
        content={({ active, label }) =>
          active && typeof label === 'number' ? (
            <HoverValues
              at={label}
              xLabel={props.xLabel}
              series={series}
              place={bands.find(({ from, to }) => label > from && label <= to)?.label ?? null}
              formatX={props.formatX}
              formatY={props.formatY}
            />
          ) : null
        }
      />
      {drawn.map(({ id, color, dash, width: strokeWidth = 1.75, faint, dots }) => (
        <Line
          key={id}
          dataKey={id}
          stroke={color}
          strokeWidth={faint ? 1 : strokeWidth}
          strokeOpacity={faint ? 0.28 : 1}
          {...(dash === undefined ? {} : { strokeDasharray: dash })}
          dot={dots ? { r: 2, strokeWidth: 0, fill: color, strokeDasharray: '' } : false}
          activeDot={faint ? false : { r: 3, strokeWidth: 0 }}
          isAnimationActive={false}
          connectNulls
        />
      ))}
    </LineChart>
  );
});
