// A run's sign in every picture of the comparison, and its name.
import { Link } from 'wouter';
import { runAddress } from '../shell/addresses.ts';
import classes from './run-mark.module.css';
import type { ShownRun } from './shown-run.ts';

export function RunMark({ run }: { readonly run: ShownRun }) {
  const { id, name } = run;
  return (
    <span className={classes.mark}>
      <RunSwatch run={run} />
      <Link href={runAddress(id)} title={id}>
        {name}
      </Link>
    </span>
  );
}

export function RunSwatch({ run: { color, dash } }: { readonly run: Pick<ShownRun, 'color' | 'dash'> }) {
  return (
    <svg className={classes.swatch} width="18" height="8" aria-hidden="true">
      <line x1="0" x2="18" y1="4" y2="4" stroke={color} strokeWidth="3" strokeDasharray={dash ?? 'none'} />
    </svg>
  );
}
