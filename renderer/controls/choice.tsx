// One of several things to be shown, chosen beside a picture. It is the browser's own list: a page full of them opens at once.
import { ChevronsUpDown } from 'lucide-react';
import classes from './choice.module.css';

interface ChoiceProps {
  /** What is chosen, for those who cannot see it. */
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
  readonly onChoose: (value: string) => void;
  /** Gives it its width. */
  readonly className: string | undefined;
}

export function Choice({ label, options, value, onChoose, className = '' }: ChoiceProps) {
  return (
    <span className={`${classes.frame} ${className}`}>
      <select
        className={classes.choice}
        aria-label={label}
        value={value}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronsUpDown size={12} className={classes.mark} aria-hidden />
    </span>
  );
}
