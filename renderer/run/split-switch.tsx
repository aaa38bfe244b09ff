// Chooses the samples that accuracies are measured on.
import { useId } from 'react';
import type { Split } from './run-series.ts';
import classes from './split-switch.module.css';

interface SplitSwitchProps {
  readonly split: Split;
  readonly onSplit: (split: Split) => void;
}

export const splitTitle: Readonly<Record<Split, string>> = { valid: 'validation set', test: 'test set' };

const splits: readonly Split[] = ['valid', 'test'];

export function SplitSwitch({ split, onSplit }: SplitSwitchProps) {
  const name = useId();
  return (
    <span className={classes.switch} role="radiogroup" aria-label="Samples">
      {splits.map((value) => (
        <label key={value} className={classes.choice}>
          <input type="radio" name={name} value={value} checked={value === split} onChange={() => onSplit(value)} />
          {value}
        </label>
      ))}
    </span>
  );
}
