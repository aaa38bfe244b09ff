// How a run stands, by word and sign.
import type { RunSummary } from '../../shared/run-summary.ts';
import { colorVariableName } from '../../shared/theme-colors.ts';
import { statusSigns } from '../workbench/status-signs.ts';
import classes from './status-badge.module.css';

export function StatusBadge({ status }: { readonly status: RunSummary['status'] }) {
  const { icon: Icon, color, word, phrase = word } = statusSigns[status];
  return (
    <span className={classes.badge} style={{ color: `var(${colorVariableName(color)})` }}>
      <Icon size={14} aria-hidden />
      {phrase}
    </span>
  );
}
