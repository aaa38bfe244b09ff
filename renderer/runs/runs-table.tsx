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
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useMemo, useRef, useState } from 'react';
import { CHECKBOX_WIDTH, columnWidth, MENU_WIDTH } from './column-layout.ts';
import { isNumeric, type RunField } from './fields.ts';
import { compareKeys, type Row, sortKey } from './rows.ts';
import classes from './runs-table.module.css';
import { TableHead } from './table-head.tsx';
import { TableRow } from './table-row.tsx';
import type { RunCommands } from './use-run-commands.tsx';

const ROW_HEIGHT = 31;

const features = tableFeatures({
  rowSortingFeature,
  rowSelectionFeature,
  rowExpandingFeature,
  sortedRowModel: createSortedRowModel(),
  expandedRowModel: createExpandedRowModel(),
});

interface RunsTableProps {
  readonly rows: readonly Row[];
  readonly columns: readonly RunField[];
  readonly sorting: SortingState;
  readonly onSorting: (sorting: SortingState) => void;
  readonly selection: RowSelectionState;
  readonly onSelection: (selection: RowSelectionState) => void;
  readonly isGrouped: boolean;
  readonly commands: RunCommands;
  readonly onLabel: (id: string) => void;
}

export function RunsTable(props: RunsTableProps) {
  const { rows, columns, sorting, onSorting, selection, onSelection, isGrouped, commands, onLabel } = props;
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
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => shown[index]?.id ?? index,
    overscan: 10,
  });
  const inSight = virtual.getVirtualItems();
  const before = inSight[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (inSight.at(-1)?.end ?? 0);
  return (
    <div ref={scroller} className={classes.scroller}>
      <table className={classes.table} aria-label="Runs" aria-rowcount={shown.length + 1}>
        <colgroup>
          <col style={{ width: CHECKBOX_WIDTH }} />
          {columns.map((field) => (
            <col key={field.id} style={{ width: columnWidth(field, isGrouped) }} />
          ))}
          <col />
          <col style={{ width: MENU_WIDTH }} />
        </colgroup>
        <TableHead
          columns={columns}
          directionOf={(id) => table.getColumn(id)?.getIsSorted() ?? false}
          onSort={(id, isFurther) => table.getColumn(id)?.toggleSorting(undefined, isFurther)}
          selected={table.getIsAllRowsSelected() ? 'all' : table.getIsSomeRowsSelected() ? 'some' : 'none'}
          onSelectAll={table.getToggleAllRowsSelectedHandler()}
        />
        <tbody>
          {before > 0 ? <Gap height={before} /> : null}
          {inSight.map(({ index }) => {
            const row = shown[index];
            if (row === undefined) return null;
            return (
              <TableRow
                key={row.id}
                row={row.original}
                place={index + 2}
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
          })}
          {after > 0 ? <Gap height={after} /> : null}
        </tbody>
      </table>
    </div>
  );
}

/** In place of rows out of sight. */
function Gap({ height }: { readonly height: number }) {
  return (
    <tr aria-hidden>
      <td className={classes.gap} style={{ height }} />
    </tr>
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
