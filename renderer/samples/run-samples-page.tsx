// The samples of a run: filters on the left, images in the middle, its mined set on the right.
import { Loader } from '@mantine/core';
import { type KeyboardEvent, useCallback, useMemo, useState } from 'react';
import type { RunSamples } from '../../shared/api/samples.ts';
import { type SampleColumns, UNKNOWN_LABEL } from '../../shared/sample-columns.ts';
import { ErrorNotice } from '../workbench/error-notice.tsx';
import { useRemembered } from '../workbench/use-remembered.ts';
import { ConfusionSection } from './confusion-section.tsx';
import { DraftNotice } from './draft-notice.tsx';
import { FilterPanel } from './filter-panel.tsx';
import { filterSamples, markColumn } from './filter-samples.ts';
import { correctMined, marksWith, uncorrectMined, useMinedDraft } from './mined-draft.ts';
import { MinedPanel } from './mined-panel.tsx';
import { type PickedSamples, usePickedSamples } from './picked-samples.ts';
import { RunSamplesHeader } from './run-samples-header.tsx';
import classes from './run-samples-page.module.css';
import type { LabelNames } from './sample-facts.ts';
import { allSamples, type SampleFilter } from './sample-filter.ts';
import { SamplesNotices } from './samples-notices.tsx';
import { type SamplesSettings, samplesSettings } from './samples-settings.ts';
import { noSelection, selectedSamples, withSelected } from './selection.ts';
import { SelectionBar } from './selection-bar.tsx';
import { ShownSamples } from './shown-samples.tsx';
import { useKeptDraft } from './use-kept-draft.ts';
import { type OpenedRun, useRunSamples } from './use-run-samples.ts';

interface RunSamplesPageProps {
  readonly run: string;
  readonly filter: SampleFilter;
  /** `of`: the samples of another run. */
  readonly onFilter: (filter: SampleFilter, of?: string) => void;
}

export function RunSamplesPage({ run, filter, onFilter }: RunSamplesPageProps) {
  const { samples, columns, error, reload, addCorrection } = useRunSamples(run, filter.split);
  const [settings, setSettings] = useRemembered('samples', samplesSettings);
  const found = usePickedSamples(run, filter.picked, samples);
  const picked = found === null || typeof found === 'string' ? null : found;
  useKeptDraft(run, samples);
  if (error !== null) {
    return (
      <div className={classes.failed}>
        <ErrorNotice error={error} onRetry={reload} />
      </div>
    );
  }
  if (samples === null || settings === null) {
    return (
      <div className={classes.loading}>
        <Loader size="sm" aria-label="Opening the samples" />
      </div>
    );
  }
  return (
    <div className={classes.page}>
      <RunSamplesHeader
        run={run}
        samples={samples}
        filter={filter}
        onFilter={onFilter}
        settings={settings}
        onSettings={setSettings}
      />
      <SamplesNotices samples={samples} picked={found} filter={filter} onFilter={onFilter} />
      <DraftNotice run={run} own={filter.split === 'train' && columns !== null ? columns.mined : null} />
      {columns === null ? (
        <div className={classes.loading}>
          <Loader size="sm" aria-label="Reading the columns" />
        </div>
      ) : (
        <Samples
          key={filter.split}
          {...{ run, samples, columns, picked, filter, onFilter, settings, reload, addCorrection }}
        />
      )}
    </div>
  );
}

interface SamplesProps extends RunSamplesPageProps {
  readonly samples: RunSamples;
  readonly columns: SampleColumns;
  readonly picked: PickedSamples | null;
  readonly settings: SamplesSettings;
  readonly reload: () => void;
  readonly addCorrection: OpenedRun['addCorrection'];
}

function Samples({ run, samples, columns, picked, filter, onFilter, settings, reload, addCorrection }: SamplesProps) {
  const draft = useMinedDraft(run);
  const isTraining = filter.split === 'train';
  const of = samples.splits.find(({ split }) => split === filter.split);
  const canMark = isTraining && samples.mined !== null;
  const marks = useMemo(
    () => (isTraining ? marksWith(columns.mined, draft.says) : columns.mined),
    [isTraining, columns, draft.says],
  );
  const names = useMemo<LabelNames>(
    () => ({
      classes: samples.set !== null && samples.isListed ? samples.set.classNames : null,
      biases: samples.set?.biasNames ?? null,
    }),
    [samples.set, samples.isListed],
  );
  const classNames = useMemo(() => names.classes ?? numbersUpTo(columns.classes), [names.classes, columns]);
  const hasMiner = useMemo(
    () => isTraining && columns.biasedPredictions.some((label) => label !== UNKNOWN_LABEL),
    [isTraining, columns],
  );
  const filtered = useMemo(() => {
    const numbers = { classes: classNames.length, biases: names.biases?.length ?? 0 };
    const column = picked?.split === filter.split ? markColumn(picked.indices, columns.count) : null;
    return filterSamples({ columns, marks, ...numbers }, filter, column);
  }, [columns, marks, classNames, names, filter, picked]);
  const [selection, setSelection] = useState(() => noSelection(columns.count));
  const [kept, setKept] = useState(columns);
  if (kept !== columns) {
    setKept(columns);
    if (kept.count !== columns.count) setSelection(noSelection(columns.count));
  }
  const mark = (indices: Uint32Array, mined: boolean | null): void => {
    if (!canMark) return;
    if (mined === null) uncorrectMined(run, indices);
    else correctMined(run, indices, mined);
  };
  const show = useCallback((shown: Partial<SampleFilter>) => onFilter({ ...allSamples, ...shown }), [onFilter]);
  const onKey = (event: KeyboardEvent, index: number | undefined): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const chosen =
      selection.size > 0 ? selectedSamples(selection) : Uint32Array.from(index === undefined ? [] : [index]);
    if (event.key === 'm') mark(chosen, true);
    else if (event.key === 'u') mark(chosen, false);
    else if (event.key === 'r') mark(chosen, null);
    else if (event.key === 'Escape') setSelection(noSelection(columns.count));
    else return;
    event.preventDefault();
  };
  return (
    <div className={classes.body}>
      <FilterPanel {...{ samples, filter, onFilter, names, hasMiner }} counts={filtered.counts} />
      <div className={classes.middle}>
        <ShownSamples
          {...{ columns, marks, names, filtered, filter, selection, settings }}
          source={{ set: samples.set?.id ?? null, split: filter.split }}
          onSelect={(indices, isSelected, isAdded) =>
            setSelection((before) => withSelected(isAdded ? before : noSelection(columns.count), indices, isSelected))
          }
          onMark={canMark ? mark : null}
          onKey={onKey}
        />
        <SelectionBar
          filtered={filtered}
          of={columns.count}
          selection={selection}
          onSelection={setSelection}
          onMark={canMark ? mark : null}
        />
      </div>
      {settings.isPanelOpen ? (
        <aside className={classes.panel} aria-label={canMark ? 'Mined set' : 'Classifier'}>
          {isTraining && samples.mined !== null ? (
            <MinedPanel
              {...{ run, samples, columns, marks, draft, classNames }}
              mined={samples.mined}
              onShow={show}
              onSaved={addCorrection}
            />
          ) : null}
          {of === undefined ? null : <ConfusionSection {...{ run, of, columns, classNames, reload }} onShow={show} />}
        </aside>
      ) : null}
    </div>
  );
}

/** Labels as their names. */
const numbersUpTo = (labels: Uint16Array): string[] =>
  Array.from({ length: labels.reduce((most, label) => Math.max(most, label), -1) + 1 }, (_, label) => String(label));
