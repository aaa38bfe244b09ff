// The form of a new run: empty, filled as another run's, or taking over what another run did.
import { Loader } from '@mantine/core';
import { useState } from 'react';
import { useParams } from 'wouter';
import { correctionVersion } from '../../shared/correction-origin.ts';
import { type StageName, stageName } from '../../shared/events.ts';
import type { RunSummary } from '../../shared/run-summary.ts';
import { useWorkbench } from '../workbench/workbench-provider.tsx';
import { type Draft, draftLike, draftOn } from './draft.ts';
import { NewRunForm } from './new-run-form.tsx';
import classes from './new-run-view.module.css';

type Parameter = 'run' | 'stage' | 'minedSet' | 'data' | 'conflict';

export function NewRunView() {
  const { run, stage, minedSet, data, conflict } = useParams<Readonly<Partial<Record<Parameter, string>>>>();
  const isLoaded = useWorkbench(({ settings }) => settings !== null);
  const origin = useWorkbench(({ runs }) => (run === undefined ? undefined : runs.get(run)));
  if (!isLoaded) {
    return (
      <div className={classes.loading}>
        <Loader size="sm" aria-label="Loading" />
      </div>
    );
  }
  if (run !== undefined && origin === undefined) {
    return <p className={classes.missing}>The run {run} is not there any more. Begin a new one from a preset.</p>;
  }
  // A form of its own for each origin: nothing of an earlier one is left in it.
  const key = `${run} ${stage} ${minedSet} ${data} ${conflict}`;
  const on = data === undefined ? null : { data: decodeURIComponent(data), conflictPercent: numberOf(conflict) };
  return <Form key={key} origin={origin} stage={stageOf(stage)} minedSet={versionOf(minedSet)} on={on} />;
}

interface FormProps {
  readonly origin: RunSummary | undefined;
  readonly stage: StageName | null;
  /** Version of a correction of its mined set. */
  readonly minedSet: number | undefined;
  /** The data set that it was asked for. */
  readonly on: { readonly data: string; readonly conflictPercent: number | null } | null;
}

function Form({ origin, stage, minedSet, on }: FormProps) {
  const [draft, setDraft] = useState(() => firstDraft({ origin, stage, minedSet, on }));
  return <NewRunForm draft={draft} onDraft={setDraft} origin={origin} />;
}

function firstDraft({ origin, stage, minedSet, on }: FormProps): Draft {
  if (origin === undefined && on !== null) return draftOn(on.data, on.conflictPercent);
  if (origin === undefined) return { preset: 'quick', values: {}, from: null };
  if (stage === null || stage === 'pretraining') return draftLike(origin.record);
  const { id, configuration } = origin.record;
  return { preset: null, values: {}, from: { run: id, stage, minedSet, configuration } };
}

const stageOf = (text: string | undefined): StageName | null => stageName.options.find((name) => name === text) ?? null;

const numberOf = (text: string | undefined): number | null => (text === undefined ? null : Number(text));

const versionOf = (text: string | undefined): number | undefined => {
  const parsed = correctionVersion.safeParse(Number(text));
  return parsed.success ? parsed.data : undefined;
};
