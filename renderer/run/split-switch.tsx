// Chooses the samples that accuracies are measured on.
import { SegmentedControl } from '@mantine/core';
import type { Split } from './run-series.ts';
import classes from './split-switch.module.css';

interface SplitSwitchProps {
  readonly split: Split;
  readonly onSplit: (split: Split) => void;
}

export const splitTitle: Readonly<Record<Split, string>> = { valid: 'validation set', test: 'test set' };

export function SplitSwitch({ split, onSplit }: SplitSwitchProps) {
  return (
    <SegmentedControl
      classNames={{ root: classes.root ?? '', label: classes.label ?? '' }}
      aria-label="Samples"
      data={[
        { value: 'valid', label: 'valid' },
        { value: 'test', label: 'test' },
      ]}
      value={split}
      onChange={(value) => onSplit(value === 'valid' ? 'valid' : 'test')}
    />
  );
}
