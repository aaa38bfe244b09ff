// The time that the run will take here, in words; how to measure it where it is not known.
import { Button } from '@mantine/core';
import { Timer } from 'lucide-react';
import { durationText } from '../../shared/number-text.ts';
import { totalSeconds } from './estimate-text.ts';
import classes from './time-needed.module.css';
import type { EstimateState } from './use-estimate.ts';

interface TimeNeededProps extends EstimateState {
  readonly canStart: boolean;
}

export function TimeNeeded({ estimate, isMeasuring, error, measure, cancel, canStart }: TimeNeededProps) {
  if (estimate !== null) {
    return (
      <p className={classes.time} data-old={isMeasuring}>
        <strong>About {durationText(totalSeconds(estimate))} here</strong>
        <span>by a few steps of each stage, tried on this machine</span>
      </p>
    );
  }
  if (isMeasuring) {
    return (
      <p className={classes.time} role="status">
        <span className={classes.measuring}>
          <Timer size={14} aria-hidden /> Trying a few steps, to tell how long it takes
        </span>
        <Button variant="subtle" size="compact-xs" onClick={cancel}>
          Cancel
        </Button>
      </p>
    );
  }
  const isTraining = error?.code === 'estimate-while-training';
  return (
    <p className={classes.time}>
      <span>{reason(isTraining, error?.message)}</span>
      <Button variant="subtle" size="compact-xs" disabled={!canStart} onClick={() => measure(isTraining)}>
        {isTraining ? 'Measure anyway' : 'Measure the time'}
      </Button>
    </p>
  );
}

function reason(isTraining: boolean, message: string | undefined): string {
  if (isTraining) return 'How long it will take is not measured while a run trains: it would slow it for some seconds.';
  return message ?? 'How long it will take here is not known yet.';
}
