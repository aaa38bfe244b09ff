// Which runs are compared: those chosen, each with its sign, and a field to add another.
import { ActionIcon, Loader, Select } from '@mantine/core';
import { ArrowLeftToLine, X } from 'lucide-react';
import { useMemo } from 'react';
import { methodOf } from '../../shared/methods.ts';
import type { RunSummary } from '../../shared/run-summary.ts';
import { runName } from '../runs/fields.ts';
import { MOST_COMPARED } from './compared-ids.ts';
import classes from './run-choice.module.css';
import { RunMark } from './run-mark.tsx';
import type { ShownRun } from './shown-run.ts';
import type { ComparedState } from './use-compared-states.ts';

interface RunChoiceProps {
  readonly ids: readonly string[];
  readonly runs: ReadonlyMap<string, RunSummary>;
  readonly shown: readonly ShownRun[];
  readonly states: ReadonlyMap<string, ComparedState>;
  readonly onIds: (ids: readonly string[]) => void;
}

export function RunChoice({ ids, runs, shown, states, onIds }: RunChoiceProps) {
  return (
    <ul className={classes.runs} aria-label="Compared runs">
      {ids.map((id, place) => {
        const run = shown.find((known) => known.id === id);
        const state = states.get(id);
        const name = run?.name ?? id;
        return (
          <li key={id} className={classes.run} data-missing={run === undefined}>
            {run === undefined ? <span title={id}>{id} is not there any more</span> : <RunMark run={run} />}
            {run !== undefined && state?.isRead !== true ? <Loader size={10} aria-label={`Reading ${name}`} /> : null}
            {run === undefined || state?.error == null ? null : (
              <span className={classes.error} role="alert">
                {state.error.message}
              </span>
            )}
            {place === 0 || run === undefined ? null : (
              <ActionIcon
                aria-label={`Hold the others against ${name}`}
                title="Make it the first: the others are held against it"
                onClick={() => onIds([id, ...ids.filter((other) => other !== id)])}
              >
                <ArrowLeftToLine size={13} />
              </ActionIcon>
            )}
            <ActionIcon
              aria-label={`Leave out ${name}`}
              title="Leave it out"
              onClick={() => onIds(ids.filter((other) => other !== id))}
            >
              <X size={13} />
            </ActionIcon>
          </li>
        );
      })}
      <li className={classes.add}>
        <RunAdder ids={ids} runs={runs} onIds={onIds} />
      </li>
    </ul>
  );
}

function RunAdder({ ids, runs, onIds }: Pick<RunChoiceProps, 'ids' | 'runs' | 'onIds'>) {
  const data = useMemo(
    () =>
      [...runs.values()]
        .filter(({ record }) => !ids.includes(record.id))
        .map((run) => ({ value: run.record.id, label: optionText(run) })),
    [runs, ids],
  );
  const isFull = ids.length >= MOST_COMPARED;
  return (
    <Select
      aria-label="Add a run to the comparison"
      placeholder={isFull ? `${MOST_COMPARED} at most` : 'Add a run…'}
      disabled={isFull}
      data={data}
      value={null}
      onChange={(id) => id !== null && onIds([...ids, id])}
      searchable
      limit={50}
      nothingFoundMessage="No other run"
      comboboxProps={{ width: 420, position: 'bottom-start' }}
    />
  );
}

const optionText = (run: RunSummary): string =>
  [
    runName(run),
    `${methodOf(run.record.configuration)}, ${run.record.configuration.data} ${run.record.configuration.conflict_pct} %, seed ${run.record.configuration.seed}`,
  ].join(' · ');
