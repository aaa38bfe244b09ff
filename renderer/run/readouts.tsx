// The figures of a run, each with what it is of.

import { durationText, percentText } from '../../shared/number-text.ts';
import type { RunState } from '../../shared/run-state.ts';
import type { RunSummary } from '../../shared/run-summary.ts';
import { colorVariableName } from '../../shared/theme-colors.ts';
import classes from './readouts.module.css';

interface ReadoutsProps {
  readonly summary: RunSummary;
  readonly state: RunState;
  /** Of the latest losses, while it runs. */
  readonly imagesPerSecond: number | null;
}

export function Readouts({ summary, state, imagesPerSecond }: ReadoutsProps) {
  const { metrics, seconds } = summary;
  const { accuracy } = metrics;
  return (
    <dl className={classes.readouts}>
      <Readout label="test set, after" value={accuracy?.stage ?? '–'} large wide />
      {state.data?.aligned === null ? (
        <Readout label="total accuracy" value={percentText(accuracy?.total ?? null)} large />
      ) : (
        <>
          <Readout label="conflict accuracy" value={percentText(accuracy?.conflict ?? null)} color="conflict" large />
          <Readout label="aligned accuracy" value={percentText(accuracy?.aligned ?? null)} color="aligned" large />
        </>
      )}
      {state.data?.biases === null ? null : (
        <Readout label="worst group" value={percentText(accuracy?.worstGroup ?? null)} large />
      )}
      <Readout label="kept fraction" value={percentText(metrics.keptFraction)} color="pruning" large />
      <Readout
        label={summary.status === 'finished' ? 'time taken' : 'time so far'}
        title="All sessions, without pauses"
        value={durationText(seconds)}
      />
      <Readout
        label="speed"
        value={imagesPerSecond === null ? '–' : `${Math.round(imagesPerSecond).toLocaleString('en-US')} images/s`}
      />
      <Readout label="memory" value={state.memory === null ? '–' : bytesText(state.memory.residentBytes)} />
      <Readout
        label="device"
        value={state.device === null ? '–' : `${state.device.toUpperCase()} · TensorFlow ${state.tensorflow}`}
      />
    </dl>
  );
}

interface ReadoutProps {
  readonly label: string;
  readonly value: string;
  readonly color?: string;
  readonly large?: boolean;
  /** Holds a word: it takes as much room as the longest. */
  readonly wide?: boolean;
  readonly title?: string;
}

function Readout({ label, value, color, large = false, wide = false, title }: ReadoutProps) {
  return (
    <div className={classes.readout} data-large={large} data-wide={wide} title={title}>
      <dt>{label}</dt>
      <dd style={color === undefined ? {} : { color: `var(${colorVariableName(color)})` }}>{value}</dd>
    </div>
  );
}

const bytesText = (bytes: number): string =>
  bytes >= 1e9 ? `${(bytes / 1e9).toFixed(2)} GB` : `${Math.round(bytes / 1e6)} MB`;
