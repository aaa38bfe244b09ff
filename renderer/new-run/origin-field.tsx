// One choice of what a run begins from: its name, the choice, what it stands for.
import type { ReactNode } from 'react';
import classes from './origin.module.css';

interface FieldProps {
  readonly label: string;
  readonly detail: string;
  readonly children: (label: string) => ReactNode;
}

export function Field({ label, detail, children }: FieldProps) {
  return (
    <div className={classes.field}>
      <span className={classes.label} aria-hidden>
        {label}
      </span>
      {children(label)}
      <small className={classes.detail} title={detail}>
        {detail}
      </small>
    </div>
  );
}
