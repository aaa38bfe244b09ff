// One row of the table: a run, or the runs that differ in their seed alone.
import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo } from 'react';
import { Link } from 'wouter';
import { correctionText } from '../../shared/correction-origin.ts';
import { methodOf } from '../../shared/methods.ts';
import { runAddress, samplesAddress } from '../shell/addresses.ts';
import { isRightAligned, NAME } from './column-layout.ts';
import { type RunField, runName } from './fields.ts';
import { RowMenu } from './row-menu.tsx';
import type { GroupRow, Row } from './rows.ts';
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
  const { row, place, top, isInner, columns, isSelected, onSelect, commands, onLabel } = props;
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
          <NameCell key={field.id} {...props} />
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

function NameCell({ row, isUnfolded, onUnfold }: TableRowProps) {
  if (row.kind === 'run') {
    return (
      <th scope="row" className={classes.name}>
        <Link href={runAddress(row.run.record.id)} title={row.run.record.id} data-named={row.run.label.name !== null}>
          {runName(row.run)}
        </Link>
        {row.run.record.minedSet === null ? null : (
          <Link
            href={samplesAddress(row.run.record.id, { mined: 'mined' })}
            className={classes.corrected}
            title={`Goes by the ${correctionText(row.run.record.minedSet)}: ${row.run.record.minedSet.note}`}
          >
            corrected mined set
          </Link>
        )}
      </th>
    );
  }
  return (
    <th scope="row" className={classes.name}>
      <button type="button" className={classes.fold} aria-expanded={isUnfolded} onClick={() => onUnfold(row.id)}>
        {isUnfolded ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}
        {groupTitle(row)}
        <small>n = {row.runs.length}</small>
      </button>
    </th>
  );
}

/** What its runs have in common: their method and preset, or data set. */
function groupTitle({ runs: [first] }: GroupRow): string {
  if (first === undefined) return '';
  const { configuration, preset } = first.record;
  return `${methodOf(configuration)}, ${preset ?? `${configuration.data} ${configuration.conflict_pct} %`}`;
}
