// The mined set of a run: how good it is, over the threshold and by class; its corrections.
import { Select } from '@mantine/core';
import { memo, useCallback, useMemo } from 'react';
import type { CorrectionSummary, RunSamples } from '../../shared/api/samples.ts';
import { correctionText } from '../../shared/correction-origin.ts';
import { minedByClass } from '../../shared/mined-by-class.ts';
import { percentText } from '../../shared/number-text.ts';
import type { SampleColumns } from '../../shared/sample-columns.ts';
import { useWorkbench } from '../workbench/workbench-provider.tsx';
import { ClassSection } from './class-section.tsx';
import { correctionCounts, correctionFacts } from './correction-facts.ts';
import { CorrectionSection } from './correction-section.tsx';
import { Fact } from './fact.tsx';
import { changesOf, correctMined, type MinedDraft } from './mined-draft.ts';
import classes from './mined-panel.module.css';
import type { SampleFilter } from './sample-filter.ts';
import { ThresholdSection } from './threshold-section.tsx';
import { stageAfterMining, useCorrections } from './use-corrections.ts';

interface MinedPanelProps {
  readonly run: string;
  readonly samples: RunSamples;
  readonly mined: NonNullable<RunSamples['mined']>;
  readonly columns: SampleColumns;
  /** [training samples]: the mined set as it is shown. */
  readonly marks: Uint8Array;
  readonly draft: MinedDraft;
  readonly classNames: readonly string[];
  /** Shows the samples that pass this filter, whatever was asked for before. */
  readonly onShow: (filter: Partial<SampleFilter>) => void;
  readonly onSaved: (saved: CorrectionSummary) => void;
}

const OWN = 'own';

export const MinedPanel = memo(function MinedPanel(props: MinedPanelProps) {
  const { run, samples, mined, columns, marks, draft, classNames, onShow, onSaved } = props;
  const summary = useWorkbench(({ runs }) => runs.get(run));
  const qualities = useMemo(
    () => minedByClass({ marks, conflicting: columns.conflicting, classes: columns.classes }, classNames.length),
    [marks, columns, classNames.length],
  );
  const changes = useMemo(() => changesOf(columns.mined, draft), [columns, draft]);
  const corrections = useCorrections({ run, samples, draft, own: columns.mined, marks, onSaved });
  const showAbove = useCallback(
    (scoreAbove: number, label: number | null) => onShow({ scoreAbove, classes: label === null ? [] : [label] }),
    [onShow],
  );
  const hasScores = useMemo(() => columns.scores.some((score) => !Number.isNaN(score)), [columns]);
  const all = qualities.at(-1);
  const take = useCallback(
    (threshold: number, label: number | null): void => {
      const limit = Math.fround(threshold);
      const of = (isAbove: boolean) =>
        Uint32Array.from(columns.scores.keys()).filter(
          (index) =>
            (label === null || columns.classes[index] === label) && (columns.scores[index] ?? 0) > limit === isAbove,
        );
      correctMined(run, of(true), true);
      correctMined(run, of(false), false);
    },
    [run, columns],
  );
  return (
    <>
      <section className={classes.section} aria-label="Which mined set">
        <h2>Mined set</h2>
        <Versions samples={samples} draft={draft} isSaved={changes.isSaved} onVersion={corrections.goOnFrom} />
        {all === undefined ? null : (
          <dl className={classes.facts}>
            <Fact name="mined" value={all.mined.toLocaleString('en-US')} />
            <Fact name="precision" value={percentText(all.precision)} />
            <Fact name="recall" value={percentText(all.recall)} />
          </dl>
        )}
        <p className={classes.note}>{originText(mined)}</p>
      </section>
      <CorrectionSection
        run={run}
        draft={draft}
        changes={changes}
        corrections={corrections}
        stage={summary === undefined ? null : stageAfterMining(summary)}
        obstacle={obstacleOf(samples)}
        onShow={() => onShow({ corrected: true })}
      />
      {hasScores ? (
        <ThresholdSection
          columns={columns}
          classNames={classNames}
          tau={mined.threshold}
          isOfOneNetwork={mined.method !== 'ensemble'}
          onShow={showAbove}
          onTake={take}
        />
      ) : null}
      <ClassSection qualities={qualities} classNames={classNames} onShow={onShow} />
    </>
  );
});

interface VersionsProps {
  readonly samples: RunSamples;
  readonly draft: MinedDraft;
  readonly isSaved: boolean;
  readonly onVersion: (version: number | null) => Promise<boolean>;
}

/** Of unsaved corrections nothing is lost by accident: another version can be chosen once they are saved or taken back. */
function Versions({ samples, draft, isSaved, onVersion }: VersionsProps) {
  const chosen = samples.corrections.find(({ version }) => version === draft.basedOn);
  return (
    <>
      <Select
        aria-label="Version of the mined set"
        data={[
          { value: OWN, label: 'as the run mined it' },
          ...samples.corrections.map((correction) => ({
            value: String(correction.version),
            label: `corrected ${correction.version}: ${correctionCounts(correction)}`,
          })),
        ]}
        value={draft.basedOn === null ? OWN : String(draft.basedOn)}
        allowDeselect={false}
        disabled={samples.corrections.length === 0}
        onChange={(value) => {
          if (value !== null) void onVersion(value === OWN ? null : Number(value));
        }}
        {...(isSaved || samples.corrections.length === 0
          ? {}
          : { description: 'With corrections that are not saved: choosing another version gives them up.' })}
      />
      {chosen === undefined ? null : <p className={classes.note}>{correctionFacts(chosen)}</p>}
    </>
  );
}

function originText({ method, network, step, threshold, corrected }: MinedPanelProps['mined']): string {
  const by =
    method === 'supervised'
      ? 'Taken from the truth'
      : method === 'ensemble'
        ? `Mined by the ensemble of the ${network ?? 'biased'} network's epochs: bias score above τ = ${threshold}`
        : `Mined where the ${network ?? 'biased'} network is wrong after step ${step.toLocaleString('en-US')}`;
  return corrected === null ? `${by}.` : `${by}; then replaced by the ${correctionText(corrected)}: ${corrected.note}`;
}

function obstacleOf({ isListed, set, splits }: RunSamples): string | null {
  if (!isListed) return 'The data set is being listed.';
  if (set === null) return 'A run can begin once the data set is there again.';
  const train = splits.find(({ split }) => split === 'train');
  const isChanged = train !== undefined && train.gone + train.added > 0;
  return isChanged ? 'The data set was changed since: a run can begin once it is as it was.' : null;
}
