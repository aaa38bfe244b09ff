// One choice of what a run begins from: its name, the choice, what it stands for.
import type { ReactNode } from 'react';
import type { ConfigurationProblem } from '../../shared/contradictions.ts';
import classes from './origin.module.css';

interface FieldProps {
  readonly label: string;
  readonly detail: string;
  /** What is wrong with it. */
  readonly problem?: ConfigurationProblem | undefined;
  readonly children: (label: string) => ReactNode;
}

export function Field({ label, detail, problem, children }: FieldProps) {
  return (
    <div className={classes.field}>
      <span className={classes.label} aria-hidden>
        {label}
      </span>
      {children(label)}
      {problem === undefined ? (
        <small className={classes.detail} title={detail}>
          {detail}
        </small>
      ) : (
        <small className={classes.wrong} role="alert">
          {problem.message}. {problem.remedy}
        </small>
      )}
    </div>
  );
}
