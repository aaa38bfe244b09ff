// All runs: the queue above, the table below.
import { Loader } from '@mantine/core';
import type { RowSelectionState } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import type { RunSummary } from '../../shared/run-summary.ts';
import { useRemembered } from '../workbench/use-remembered.ts';
import { useWorkbench } from '../workbench/workbench-provider.tsx';
import { moved } from './column-layout.ts';
import { differingSettings } from './differing-settings.ts';
import { fieldNamed, type RunField } from './fields.ts';
import { holdsWords, meets } from './filter.ts';
import { FirstStart } from './first-start.tsx';
import { LabelDialog } from './label-dialog.tsx';
import { QueuePanel } from './queue-panel.tsx';
import { rowsOf } from './rows.ts';
import { RunsTable } from './runs-table.tsx';
import { type RunsTableState, runsTableState } from './runs-table-state.ts';
import { RunsToolbar } from './runs-toolbar.tsx';
import classes from './runs-view.module.css';
import { SelectionBar } from './selection-bar.tsx';
import { useRunCommands } from './use-run-commands.tsx';

const VIEW = 'runs';

export function RunsView() {
  const runs = useWorkbench((workbench) => workbench.runs);
  const [state, setState] = useRemembered(VIEW, runsTableState);
  if (state === null) {
    return (
      <div className={classes.loading}>
        <Loader size="sm" aria-label="Loading the runs" />
      </div>
    );
  }
  if (runs.size === 0) return <FirstStart />;
  return <Runs runs={runs} state={state} setState={setState} />;
}

interface RunsProps {
  readonly runs: ReadonlyMap<string, RunSummary>;
  readonly state: RunsTableState;
  readonly setState: (state: RunsTableState) => void;
}

function Runs({ runs, state, setState }: RunsProps) {
  const commands = useRunCommands();
  const [search, setSearch] = useState('');
  const [selection, setSelection] = useState<RowSelectionState>({});
  const [labelled, setLabelled] = useState<string | null>(null);
  const { conditions, isGrouped, sorting } = state;
  const shown = useMemo(
    () => [...runs.values()].filter((run) => holdsWords(run, search) && conditions.every((given) => meets(run, given))),
    [runs, search, conditions],
  );
  const rows = useMemo(() => rowsOf(shown, isGrouped), [shown, isGrouped]);
  const columns = useMemo(() => columnsOf(state, shown), [state, shown]);
  const selected = useMemo(() => shown.filter(({ record }) => selection[record.id]), [shown, selection]);
  const labelledRun = labelled === null ? undefined : runs.get(labelled);
  return (
    <div className={classes.view}>
      <QueuePanel commands={commands} />
      <RunsToolbar
        search={search}
        onSearch={setSearch}
        state={state}
        onChange={setState}
        shownCount={shown.length}
        count={runs.size}
      />
      {selected.length > 0 ? (
        <SelectionBar runs={selected} commands={commands} onDone={() => setSelection({})} />
      ) : null}
      {rows.length === 0 ? (
        <p className={classes.nothing}>No run meets all conditions. Remove one above, or search for something else.</p>
      ) : (
        <RunsTable
          rows={rows}
          columns={columns}
          sorting={sorting}
          onSorting={(next) => setState({ ...state, sorting: [...next] })}
          widths={state.widths}
          onWidth={(id, width) => setState({ ...state, widths: withWidth(state.widths, id, width) })}
          onMove={(id, before) => setState({ ...state, columns: moved(state.columns, id, before) })}
          selection={selection}
          onSelection={setSelection}
          isGrouped={isGrouped}
          commands={commands}
          onLabel={setLabelled}
        />
      )}
      {labelledRun === undefined ? null : (
        <LabelDialog run={labelledRun} commands={commands} onClose={() => setLabelled(null)} />
      )}
    </div>
  );
}

/** The chosen ones; with `onlyDiffering`, at the end, the settings that tell the shown runs apart in place of chosen ones. */
function columnsOf({ columns, onlyDiffering }: RunsTableState, shown: readonly RunSummary[]): RunField[] {
  const chosen = columns.map(fieldNamed);
  const differing = differingSettings(shown).map((name) => fieldNamed(`setting.${name}`));
  const all = onlyDiffering ? [...chosen.filter((field) => field?.section !== 'Settings'), ...differing] : chosen;
  return all.filter((field) => field !== undefined);
}

function withWidth(widths: RunsTableState['widths'], id: string, width: number | null): RunsTableState['widths'] {
  const { [id]: _, ...others } = widths;
  return width === null ? others : { ...others, [id]: width };
}
