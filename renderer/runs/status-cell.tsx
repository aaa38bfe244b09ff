// How a run stands: sign and word, and how far it has come.
import type { RunSummary } from '../../shared/run-summary.ts';
import { colorVariableName } from '../../shared/theme-colors.ts';
import { statusSigns } from '../workbench/status-signs.ts';
import classes from './status-cell.module.css';

export function StatusCell({ run: { status, progress, error } }: { readonly run: RunSummary }) {
  const { icon: Icon, color, word } = statusSigns[status];
  const isUnderWay = progress !== null && status !== 'finished' && status !== 'unreadable';
  return (
    <span className={classes.cell} title={error === null ? undefined : `${error.message}\n${error.remedy}`}>
      <span className={classes.status}>
        <Icon size={14} aria-hidden style={{ color: `var(${colorVariableName(color)})` }} />
        {word}
        {isUnderWay ? <ProgressBar fraction={progress.fraction} stage={progress.stage} /> : null}
      </span>
    </span>
  );
}

interface ProgressBarProps {
  /** 0 to 1, of all steps of the run. */
  readonly fraction: number;
  readonly stage: string;
}

export function ProgressBar({ fraction, stage }: ProgressBarProps) {
  const percent = Math.floor(100 * fraction);
  return (
    <span className={classes.progress}>
      <span
        className={classes.bar}
        role="progressbar"
        aria-label={`Progress of the run, in ${stage}`}
        aria-valuenow={percent}
        title={stage}
      >
        <span
          className={classes.done}
          style={{ width: `${percent}%`, background: `var(${colorVariableName(stage)})` }}
        />
      </span>
      <span className={classes.percent}>{percent} %</span>
    </span>
  );
}
