// One row of the table: a run, or the runs that differ in their seed alone.
import { memo } from 'react';
import { isRightAligned, NAME } from './column-layout.ts';
import { type RunField, runName } from './fields.ts';
import { NameCell } from './name-cell.tsx';
import { RowMenu } from './row-menu.tsx';
import { groupTitle, type Row } from './rows.ts';
import classes from './runs-table.module.css';
import { StatusCell } from './status-cell.tsx';
import type { RunCommands } from './use-run-commands.tsx';
import { ValueCell } from './value-cell.tsx';

interface TableRowProps {
  readonly row: Row;
  /** 1 for the head. */
  readonly place: number;
  /** In pixels, below the head. */
  readonly top: number;
  /** Whether it belongs to the group above it. */
  readonly isInner: boolean;
  readonly columns: readonly RunField[];
  readonly isSelected: boolean;
  readonly onSelect: (id: string, event: unknown) => void;
  readonly isUnfolded: boolean;
  readonly onUnfold: (id: string) => void;
  readonly commands: RunCommands;
  readonly onLabel: (id: string) => void;
}

/** Its functions are the same at each drawing, so that rows stay as they are while others scroll in. */
export const TableRow = memo(function TableRow(props: TableRowProps) {
  const { row, place, top, isInner, columns, isSelected, onSelect, isUnfolded, onUnfold, commands, onLabel } = props;
  const name = row.kind === 'run' ? runName(row.run) : groupTitle(row);
  return (
    <tr
      aria-rowindex={place}
      data-selected={isSelected}
      data-inner={isInner}
      data-group={row.kind === 'group'}
      style={{ top }}
    >
      <td className={classes.check}>
        <input
          type="checkbox"
          aria-label={`Select ${name}`}
          checked={isSelected}
          onChange={(event) => onSelect(row.id, event)}
        />
      </td>
      {columns.map((field) =>
        field.id === NAME ? (
          <th key={field.id} scope="row" className={classes.name}>
            <NameCell row={row} isUnfolded={isUnfolded} onUnfold={onUnfold} />
          </th>
        ) : (
          <td key={field.id} data-right={isRightAligned(field)}>
            {field.id === 'run.status' ? <RowStatus row={row} /> : <ValueCell row={row} field={field} />}
          </td>
        ),
      )}
      <td />
      <td className={classes.menu}>
        {row.kind === 'run' ? <RowMenu run={row.run} commands={commands} onLabel={onLabel} /> : null}
      </td>
    </tr>
  );
});

function RowStatus({ row }: { readonly row: Row }) {
  if (row.kind === 'run') return <StatusCell run={row.run} />;
  const finished = row.runs.filter(({ status }) => status === 'finished').length;
  return `${finished} of ${row.runs.length} finished`;
}
