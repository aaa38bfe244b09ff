// The table of runs: sorted, selectable, groups unfold; only the rows in sight are drawn.
import {
  createExpandedRowModel,
  createSortedRowModel,
  type ExpandedState,
  type RowSelectionState,
  rowExpandingFeature,
  rowSelectionFeature,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  type Updater,
  useTable,
} from '@tanstack/react-table';
import { type CSSProperties, useCallback, useMemo, useRef, useState } from 'react';
import { useSize } from '../charts/use-size.ts';
import { CHECKBOX_WIDTH, columnWidths, MENU_WIDTH } from './column-layout.ts';
import { isNumeric, type RunField } from './fields.ts';
import { compareKeys, type Row, sortKey } from './rows.ts';
import classes from './runs-table.module.css';
import { TableBody } from './table-body.tsx';
import { TableHead } from './table-head.tsx';
import { TableRow } from './table-row.tsx';
import type { RunCommands } from './use-run-commands.tsx';

const features = tableFeatures({
  rowSortingFeature,
  rowSelectionFeature,
  rowExpandingFeature,
  sortedRowModel: createSortedRowModel(),
  expandedRowModel: createExpandedRowModel(),
});

/** `--columns` is what the grid of each row is made of. */
interface TableStyle extends CSSProperties {
  readonly '--columns': string;
}

interface RunsTableProps {
  readonly rows: readonly Row[];
  readonly columns: readonly RunField[];
  readonly sorting: SortingState;
  readonly onSorting: (sorting: SortingState) => void;
  /** What the user made of columns, by id of the field, in pixels. */
  readonly widths: Readonly<Record<string, number>>;
  /** Null for the usual width. */
  readonly onWidth: (id: string, width: number | null) => void;
  /** Before another column; at the end where that is null. */
  readonly onMove: (id: string, before: string | null) => void;
  readonly selection: RowSelectionState;
  readonly onSelection: (selection: RowSelectionState) => void;
  readonly isGrouped: boolean;
  readonly commands: RunCommands;
  readonly onLabel: (id: string) => void;
}

export function RunsTable(props: RunsTableProps) {
  const { rows, columns, sorting, onSorting, selection, onSelection, isGrouped, commands, onLabel } = props;
  const { widths: chosen, onWidth, onMove } = props;
  const [expanded, setExpanded] = useState<ExpandedState>({});
  const definitions = useMemo(() => columns.map(columnOf), [columns]);
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({
    features,
    data,
    columns: definitions,
    getRowId: (row) => row.id,
    getSubRows: subRowsOf,
    state: { sorting, rowSelection: selection, expanded },
    onSortingChange: (next: Updater<SortingState>) => onSorting(updated(next, sorting)),
    onRowSelectionChange: (next: Updater<RowSelectionState>) => onSelection(updated(next, selection)),
    onExpandedChange: setExpanded,
  });
  const latest = useRef(table);
  latest.current = table;
  const onSelect = useCallback((id: string, event: unknown) => {
    latest.current.getRow(id).getToggleSelectedHandler({ deselectParents: true })(event);
  }, []);
  const onUnfold = useCallback((id: string) => latest.current.getRow(id).toggleExpanded(), []);
  const shown = table.getRowModel().rows;
  const ids = useMemo(() => shown.map(({ id }) => id), [shown]);
  const scroller = useRef<HTMLDivElement>(null);
  const { width } = useSize(scroller);
  const widths = columnWidths({ columns, chosen, isGrouped, available: width });
  const needed = widths.reduce((sum, one) => sum + one, CHECKBOX_WIDTH + MENU_WIDTH);
  const template = [CHECKBOX_WIDTH, ...widths].map((one) => `${one}px`).join(' ');
  const style: TableStyle = { '--columns': `${template} minmax(0, 1fr) ${MENU_WIDTH}px`, minWidth: needed };
  return (
    <div ref={scroller} className={classes.scroller} data-wide={needed > width}>
      <table className={classes.table} aria-label="Runs" aria-rowcount={shown.length + 1} style={style}>
        <TableHead
          columns={columns}
          widths={widths}
          onWidth={onWidth}
          onMove={onMove}
          directionOf={(id) => table.getColumn(id)?.getIsSorted() ?? false}
          onSort={(id, isFurther) => table.getColumn(id)?.toggleSorting(undefined, isFurther)}
          selected={table.getIsAllRowsSelected() ? 'all' : table.getIsSomeRowsSelected() ? 'some' : 'none'}
          onSelectAll={table.getToggleAllRowsSelectedHandler()}
        />
        <TableBody scroller={scroller} ids={ids}>
          {(index, top) => {
            const row = shown[index];
            return row === undefined ? null : (
              <TableRow
                key={row.id}
                row={row.original}
                place={index + 2}
                top={top}
                isInner={row.depth > 0}
                columns={columns}
                isSelected={row.getIsSelected()}
                onSelect={onSelect}
                isUnfolded={row.getIsExpanded()}
                onUnfold={onUnfold}
                commands={commands}
                onLabel={onLabel}
              />
            );
          }}
        </TableBody>
      </table>
    </div>
  );
}

const columnOf = (field: RunField) => ({
  id: field.id,
  accessorFn: (row: Row) => sortKey(row, field),
  sortUndefined: 'last' as const,
  sortDescFirst: isNumeric(field) && field.section === 'Results',
  sortFn: (a: Sortable, b: Sortable, id: string) => compareKeys(a.getValue(id), b.getValue(id)),
});

interface Sortable {
  getValue<Value>(id: string): Value;
}

const subRowsOf = (row: Row): Row[] | undefined => (row.kind === 'group' ? [...row.rows] : undefined);

const updated = <State,>(next: Updater<State>, before: State): State =>
  typeof next === 'function' ? (next as (before: State) => State)(before) : next;
