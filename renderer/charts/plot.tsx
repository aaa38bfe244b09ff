// What is around the curves of a line chart: grid, axes, marked stretches, what the pointer finds. It knows no state.
import { memo, type Ref } from 'react';
import { CartesianGrid, Line, LineChart, ReferenceArea, Tooltip, XAxis, YAxis } from 'recharts';
import { AxisTick } from './axis-tick.tsx';
import type { Band } from './band.ts';
import { type PlotFrame, pixelOfY, plotMargin } from './chart-frame.ts';
import type { ChartRow } from './chart-rows.ts';
import type { Stroke } from './drawn-curves.ts';
import { PointedValues } from './hover-values.tsx';
import { linearTicks, logTicks } from './ticks.ts';

interface PlotProps {
  readonly title: string;
  readonly frame: PlotFrame;
  /** Places that the pointer finds. */
  readonly rows: readonly ChartRow[];
  readonly strokes: readonly Stroke[];
  /** Where the curves are to be drawn. */
  readonly curves: Ref<SVGGElement>;
  readonly xLabel: string;
  readonly formatX: (value: number) => string;
  readonly formatY: (value: number) => string;
  readonly formatTick: (value: number) => string;
  readonly bands: readonly Band[];
}

/** What is drawn lies in the order that it is named in: recharts' own layers take two more drawings to come about. */
const layer = { zIndex: 0 } as const;

const axis = { ...layer, stroke: 'var(--dcwp-line)', tickLine: false, interval: 0, allowDataOverflow: true } as const;

const noLines = (): number[] => [];
const noShape = () => <></>;

export const Plot = memo(function Plot(props: PlotProps) {
  const { title, frame, rows, strokes, curves, bands } = props;
  const { width, height, xExtent, yExtent, log } = frame;
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
      <CartesianGrid
        {...layer}
        vertical={false}
        // It would look for them all the same, by measuring what the axis says.
        verticalCoordinatesGenerator={noLines}
        horizontalPoints={yTicks.map((tick) => pixelOfY(tick, frame))}
        stroke="var(--dcwp-line)"
        strokeOpacity={0.7}
      />
      {bands.map(({ from, to, label, color }) => (
        <ReferenceArea {...layer} key={label} x1={from} x2={to} fill={color} fillOpacity={0.1} stroke="none" />
      ))}
      <XAxis
        dataKey="x"
        type="number"
        domain={[...xExtent]}
        ticks={linearTicks(...xExtent, Math.max(2, Math.round(inner / 90)))}
        tick={({ x, y, payload }) => (
          <AxisTick axis="x" x={Number(x)} y={Number(y)} width={width} text={props.formatX(payload.value)} />
        )}
        height={plotMargin.bottom}
        {...axis}
      />
      <YAxis
        type="number"
        scale={log ? 'log' : 'linear'}
        domain={[...yExtent]}
        ticks={yTicks}
        tick={({ x, y, payload }) => (
          <AxisTick axis="y" x={Number(x)} y={Number(y)} width={width} text={props.formatTick(payload.value)} />
        )}
        width={plotMargin.left}
        {...axis}
        axisLine={false}
      />
      <g ref={curves} />
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: 'var(--dcwp-muted)', strokeWidth: 1 }}
        allowEscapeViewBox={{ x: false, y: true }}
        content={({ active, label }) =>
          active && typeof label === 'number' ? (
            <PointedValues
              at={label}
              xLabel={props.xLabel}
              place={bands.find(({ from, to }) => label > from && label <= to)?.label ?? null}
              formatX={props.formatX}
              formatY={props.formatY}
            />
          ) : null
        }
      />
      {strokes.map(({ id, color, faint }) => (
        <Line
          {...layer}
          key={id}
          dataKey={id}
          shape={noShape}
          stroke={color}
          dot={false}
          activeDot={faint ? false : { r: 3, strokeWidth: 0, fill: color }}
          isAnimationActive={false}
        />
      ))}
    </LineChart>
  );
});
