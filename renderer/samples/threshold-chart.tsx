// Precision and recall over the threshold on the bias score; the slider below chooses one, a click on the curve opens its samples.
import { useElementSize } from '@mantine/hooks';
import { useMemo } from 'react';
import { CartesianGrid, Line, LineChart, ReferenceLine, XAxis, YAxis } from 'recharts';
import type { MinedCurve } from '../../shared/mined-curve.ts';
import classes from './threshold-chart.module.css';

interface ThresholdChartProps {
  readonly curve: MinedCurve;
  /** Place in the curve's thresholds. */
  readonly chosen: number;
  readonly onChoose: (place: number) => void;
  readonly onOpen: (place: number) => void;
  /** τ of the run; null where it mined without one. */
  readonly tau: number | null;
}

const HEIGHT = 150;
/** Beside the curves. */
const LEFT = 44;
const RIGHT = 8;
const axis = {
  stroke: 'var(--dcwp-line)',
  tick: { fill: 'var(--dcwp-muted)', fontSize: 11 },
  tickLine: false,
} as const;

export function ThresholdChart({ curve, chosen, onChoose, onOpen, tau }: ThresholdChartProps) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const { thresholds, precision, recall, size } = curve;
  const isKnown = useMemo(() => recall.some((value) => value !== null), [recall]);
  const rows = useMemo(
    () =>
      thresholds.map((threshold, at) => ({
        ...{ threshold, precision: precision[at], recall: recall[at] },
        share: (size[at] ?? 0) / Math.max(1, size[0] ?? 0),
      })),
    [thresholds, precision, recall, size],
  );
  const threshold = thresholds[chosen] ?? 0;
  return (
    <div>
      <div ref={ref} className={classes.chart}>
        {width === 0 ? null : (
          <LineChart
            width={width}
            height={HEIGHT}
            data={rows}
            margin={{ top: 6, right: RIGHT, bottom: 0, left: 0 }}
            title={
              isKnown ? 'Precision and recall over the threshold' : 'Samples above the threshold, of those above 0'
            }
            accessibilityLayer={false}
            onClick={(_, { clientX, currentTarget }) => {
              const at = clientX - currentTarget.getBoundingClientRect().left - LEFT;
              const share = Math.min(1, Math.max(0, at / (width - LEFT - RIGHT)));
              onOpen(Math.round(share * (thresholds.length - 1)));
            }}
          >
            <CartesianGrid vertical={false} stroke="var(--dcwp-line)" strokeOpacity={0.7} />
            <XAxis
              dataKey="threshold"
              type="number"
              domain={[0, 1]}
              ticks={[0, 0.25, 0.5, 0.75, 1]}
              height={20}
              {...axis}
            />
            <YAxis
              type="number"
              domain={[0, 1]}
              ticks={[0, 0.5, 1]}
              width={LEFT}
              tickFormatter={(value: number) => `${Math.round(100 * value)} %`}
              {...axis}
            />
            {tau === null ? null : (
              <ReferenceLine x={tau} stroke="var(--dcwp-mining)" strokeDasharray="3 3" label={tauLabel} />
            )}
            <ReferenceLine x={threshold} stroke="var(--dcwp-ink)" />
            {isKnown ? null : (
              <Line
                dataKey="share"
                stroke="var(--dcwp-muted)"
                strokeWidth={1.75}
                dot={false}
                isAnimationActive={false}
              />
            )}
            <Line
              dataKey="precision"
              stroke="var(--dcwp-accent)"
              strokeWidth={1.75}
              dot={false}
              isAnimationActive={false}
            />
            <Line
              dataKey="recall"
              stroke="var(--dcwp-conflict)"
              strokeWidth={1.75}
              strokeDasharray="5 3"
              dot={false}
              isAnimationActive={false}
            />
          </LineChart>
        )}
      </div>
      <input
        type="range"
        aria-label="Threshold on the bias score"
        aria-valuetext={threshold.toFixed(3)}
        className={classes.slider}
        min={0}
        max={thresholds.length - 1}
        value={chosen}
        onChange={(event) => onChoose(Number(event.currentTarget.value))}
      />
    </div>
  );
}

const tauLabel = { value: 'τ', position: 'insideTopLeft', fill: 'var(--dcwp-muted)', fontSize: 11 } as const;
