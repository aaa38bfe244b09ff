// What a cell of the table shows.
import { type FieldValue, fieldText, type RunField } from './fields.ts';
import { type Cell, cellOf, type Row } from './rows.ts';
import type { Spread } from './seed-groups.ts';
import classes from './value-cell.module.css';

export function ValueCell({ row, field }: { readonly row: Row; readonly field: RunField }) {
  const cell = cellOf(row, field);
  if (cell.kind === 'value' && field.kind === 'tags') return <Tags value={cell.value} />;
  const text = cellText(cell, field);
  if (cell.kind === 'spread') return <span title={spreadTitle(cell.spread)}>{text}</span>;
  return <span className={isAbsent(cell) ? classes.absent : undefined}>{text}</span>;
}

const isAbsent = (cell: Cell): boolean => cell.kind === 'various' || (cell.kind === 'value' && cell.value === null);

function cellText(cell: Cell, field: RunField): string {
  if (cell.kind === 'value') return fieldText(field, cell.value);
  return cell.kind === 'various' ? `${cell.count} values` : spreadText(cell.spread, field);
}

/** `98.1 ± 0.2 %`. */
function spreadText({ mean, sd }: Spread, field: RunField): string {
  if (sd === null || field.kind === 'duration') return fieldText(field, mean);
  if (field.kind === 'percent') return `${(100 * mean).toFixed(1)} ± ${(100 * sd).toFixed(1)} %`;
  return `${Math.round(mean).toLocaleString('en')} ± ${Math.round(sd).toLocaleString('en')}`;
}

const spreadTitle = ({ n, sd }: Spread): string =>
  sd === null ? 'of one finished run' : `mean ± standard deviation of ${n} finished runs`;

function Tags({ value }: { readonly value: FieldValue }) {
  if (!Array.isArray(value) || value.length === 0) return <span className={classes.absent}>–</span>;
  return (
    <span title={value.join(', ')}>
      {value.map((tag) => (
        <span key={tag} className={classes.tag}>
          {tag}
        </span>
      ))}
    </span>
  );
}
