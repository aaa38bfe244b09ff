// A field that chooses one of the runs, by their names.
import { Select } from '@mantine/core';
import { useMemo } from 'react';
import type { RunSummary } from '../../shared/run-summary.ts';
import { runName } from './fields.ts';

interface RunSelectProps {
  readonly runs: readonly RunSummary[];
  /** Its id; null where none is chosen yet. */
  readonly run: string | null;
  /** Called with the id of another run. */
  readonly onRun: (run: string) => void;
  readonly className: string | undefined;
  /** Of runs that are listed at once; a search reaches the others. */
  readonly limit?: number;
}

export function RunSelect({ runs, run, onRun, className, limit = Number.POSITIVE_INFINITY }: RunSelectProps) {
  const data = useMemo(() => runs.map((summary) => ({ value: summary.record.id, label: runName(summary) })), [runs]);
  return (
    <Select
      aria-label="Run"
      className={className ?? ''}
      placeholder="Choose a run"
      data={data}
      value={run}
      searchable
      limit={limit}
      allowDeselect={false}
      onChange={(value) => {
        if (value !== null && value !== run) onRun(value);
      }}
    />
  );
}
