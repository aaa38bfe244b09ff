// A run's row in the table of runs, from its record and state.
import { alignedGroupsOf, summarizeGroups } from '../../../shared/group-accuracy.ts';
import { keptFraction } from '../../../shared/number-text.ts';
import type { RunLabel } from '../../../shared/run-label.ts';
import { runParts, runShare } from '../../../shared/run-parts.ts';
import type { RunState } from '../../../shared/run-state.ts';
import type { RunMetrics, RunSummary } from '../../../shared/run-summary.ts';
import type { Run } from './create-run.ts';

export interface RunFacts {
  readonly run: Run;
  readonly label: RunLabel;
  /** Null where its events are not readable. */
  readonly state: RunState | null;
  readonly status: RunSummary['status'];
  readonly error: RunSummary['error'];
}

export function summarize({ run: { record, folder }, label, state, status, error }: RunFacts): RunSummary {
  return {
    record,
    label,
    folder,
    status,
    progress: state === null ? null : progressOf(record, state),
    task: state?.task ?? null,
    device: state?.device ?? null,
    conflictPercent: state?.data == null ? record.configuration.conflict_pct : state.data.conflictPercent,
    metrics: metricsOf(state),
    startedAt: state?.startedAt ?? null,
    lastAt: state?.lastAt ?? null,
    seconds: state?.seconds ?? 0,
    error: error ?? state?.error ?? null,
  };
}

function progressOf({ configuration, parent }: Run['record'], state: RunState): RunSummary['progress'] {
  if (state.current === null) return null;
  const fraction = state.status === 'finished' ? 1 : runShare(runParts(configuration, parent?.stage ?? null, state));
  return { ...state.current, fraction };
}

function metricsOf(state: RunState | null): RunMetrics {
  const measured = state?.accuracy.findLast(({ network, split }) => network === 'classifier' && split === 'test');
  const mined = state?.mined.findLast(({ final }) => final);
  return {
    accuracy:
      measured === undefined
        ? null
        : { stage: measured.stage, ...summarizeGroups(measured, alignedGroupsOf(state?.data ?? null, measured)) },
    mined:
      mined === undefined ? null : { size: mined.size, of: mined.of, precision: mined.precision, recall: mined.recall },
    keptFraction: keptFraction(state?.sparsity.at(-1)?.layers ?? []),
  };
}
