// The head of the table of runs: names of columns, by which it can be sorted.
import { Tooltip } from '@mantine/core';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { DragEvent, KeyboardEvent, MouseEvent } from 'react';
import { colorVariableName } from '../../shared/theme-colors.ts';
import { ColumnEdge } from './column-edge.tsx';
import { fieldColor, isRightAligned, NAME } from './column-layout.ts';
import type { RunField } from './fields.ts';
import classes from './runs-table.module.css';

type Direction = 'asc' | 'desc' | false;

interface TableHeadProps {
  readonly columns: readonly RunField[];
  /** In pixels. */
  readonly widths: readonly number[];
  readonly onWidth: (id: string, width: number | null) => void;
  readonly onMove: (id: string, before: string | null) => void;
  readonly directionOf: (id: string) => Direction;
  /** `isFurther`: besides the columns that it is sorted by already. */
  readonly onSort: (id: string, isFurther: boolean) => void;
  readonly selected: 'all' | 'some' | 'none';
  readonly onSelectAll: (event: unknown) => void;
}

export function TableHead(props: TableHeadProps) {
  const { columns, widths, onWidth, onMove, directionOf, onSort, selected, onSelectAll } = props;
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className={classes.check}>
          <input
            type="checkbox"
            aria-label="Select all runs shown"
            checked={selected === 'all'}
            ref={(box) => {
              if (box !== null) box.indeterminate = selected === 'some';
            }}
            onChange={onSelectAll}
          />
        </th>
        {columns.map((field, place) => (
          <HeadCell
            key={field.id}
            field={field}
            width={widths[place] ?? 0}
            onWidth={onWidth}
            onMove={onMove}
            neighbours={{
              left: columns[place - 1]?.id,
              right: columns[place + 1]?.id,
              next: columns[place + 2]?.id,
            }}
            direction={directionOf(field.id)}
            onSort={(event) => onSort(field.id, event.shiftKey)}
          />
        ))}
        <td />
        <td className={classes.menu} />
      </tr>
    </thead>
  );
}

interface HeadCellProps extends Pick<TableHeadProps, 'onWidth' | 'onMove'> {
  readonly field: RunField;
  readonly width: number;
  /** The columns to which it can be moved by one. */
  readonly neighbours: {
    readonly left: string | undefined;
    readonly right: string | undefined;
    readonly next: string | undefined;
  };
  readonly direction: Direction;
  readonly onSort: (event: MouseEvent) => void;
}

const spoken = { asc: 'ascending', desc: 'descending' } as const;
/** Of what is dragged: the id of a column. */
const COLUMN = 'application/x-dcwp-column';

function HeadCell({ field, width, neighbours, direction, onSort, onWidth, onMove }: HeadCellProps) {
  const color = fieldColor(field);
  const { id, label, hint } = field;
  const moveBy = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    event.preventDefault();
    if (event.key === 'ArrowRight' && neighbours.right !== undefined) onMove(id, neighbours.next ?? null);
    if (event.key === 'ArrowLeft' && neighbours.left !== undefined) onMove(id, neighbours.left);
  };
  const drop = (event: DragEvent): void => {
    const dragged = event.dataTransfer.getData(COLUMN);
    if (dragged === '' || dragged === id) return;
    event.preventDefault();
    onMove(dragged, id);
  };
  return (
    <th
      scope="col"
      aria-sort={direction === false ? 'none' : spoken[direction]}
      data-right={isRightAligned(field)}
      className={id === NAME ? classes.name : undefined}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(COLUMN)) event.preventDefault();
      }}
      onDrop={drop}
    >
      <Tooltip label={`${hint}. Drag to move the column, or Alt with an arrow key.`} multiline maw={300}>
        <button
          type="button"
          className={classes.sort}
          onClick={onSort}
          onKeyDown={moveBy}
          draggable
          onDragStart={(event) => event.dataTransfer.setData(COLUMN, id)}
        >
          <Title label={label} color={color} />
          {direction === false ? null : <Arrow direction={direction} />}
        </button>
      </Tooltip>
      <ColumnEdge label={label} width={width} onWidth={(next) => onWidth(id, next)} />
    </th>
  );
}

/** The colour stays with the first word where the others go into the next line. */
function Title({ label, color }: { readonly label: string; readonly color: string | undefined }) {
  if (color === undefined) return <span>{label}</span>;
  const [first, ...others] = label.split(' ');
  return (
    <span>
      <span className={classes.colored}>
        <i className={classes.dot} style={{ background: `var(${colorVariableName(color)})` }} />
        {first}
      </span>{' '}
      {others.join(' ')}
    </span>
  );
}

function Arrow({ direction }: { readonly direction: 'asc' | 'desc' }) {
  return direction === 'asc' ? <ArrowUp size={12} aria-hidden /> : <ArrowDown size={12} aria-hidden />;
}
