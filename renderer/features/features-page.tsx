// The features of a run's network on one split, laid out in the plane; or the offer to do so.
import { Alert, Loader } from '@mantine/core';
import { useMemo } from 'react';
import type { RunSummary } from '../../shared/run-summary.ts';
import type { SplitName } from '../../shared/thumbnail-address.ts';
import { DraftNotice } from '../samples/draft-notice.tsx';
import { useKeptDraft } from '../samples/use-kept-draft.ts';
import { useRunSamples } from '../samples/use-run-samples.ts';
import { ErrorNotice } from '../workbench/error-notice.tsx';
import { EvaluationOffer } from '../workbench/evaluation-offer.tsx';
import { splitNames } from '../workbench/split-titles.ts';
import { useEvaluation } from '../workbench/use-evaluation.ts';
import { FeatureCloud } from './feature-cloud.tsx';
import { FeaturesHeader } from './features-header.tsx';
import classes from './features-view.module.css';
import { LayOut } from './lay-out.tsx';
import { useReport } from './use-report.ts';

interface FeaturesPageProps {
  readonly summary: RunSummary;
  readonly split: SplitName;
  readonly onRun: (run: string) => void;
  readonly onSplit: (split: SplitName) => void;
}

export function FeaturesPage({ summary, split, onRun, onSplit }: FeaturesPageProps) {
  const { id } = summary.record;
  const { found: report, error } = useReport(id, split);
  const { job } = useEvaluation(id, split);
  const { samples, columns, error: lost } = useRunSamples(id, split);
  useKeptDraft(id, samples);
  const isLaidOut = report != null && report.sample.positions.length > 0 && report.sample.indices !== null;
  const digest = samples?.set?.splits.find((known) => known.split === split)?.digest;
  const isSame = report != null && digest === report.samples;
  const isChanged = digest !== undefined && !isSame;
  const opened = useMemo(
    () => ({ set: isSame ? (samples?.set?.id ?? null) : null, columns: isSame ? columns : null }),
    [isSame, samples, columns],
  );
  return (
    <div className={classes.page}>
      <FeaturesHeader
        summary={summary}
        split={split}
        report={isLaidOut ? report : null}
        onRun={onRun}
        onSplit={onSplit}
      />
      {job?.status === 'running' && isLaidOut ? (
        <div className={classes.work}>
          <EvaluationOffer run={id} split={split} report={null} label="" />
        </div>
      ) : null}
      {error === null ? null : <ErrorNotice error={error} />}
      {isLaidOut ? <DataNotice problem={samples?.problem ?? lost} isChanged={isChanged} /> : null}
      <DraftNotice run={id} own={split === 'train' ? (opened.columns?.mined ?? null) : null} />
      {report === undefined ? (
        <div className={classes.loading}>
          <Loader size="sm" aria-label="Reading the report" />
        </div>
      ) : isLaidOut ? (
        <FeatureCloud run={id} report={report} {...opened} isChanged={isChanged} />
      ) : error === null ? (
        <Teaching run={id} split={split} />
      ) : null}
    </div>
  );
}

interface DataNoticeProps {
  readonly problem: { readonly message: string; readonly remedy: string } | null;
  readonly isChanged: boolean;
}

/** What does not work as the data are not as they were. */
function DataNotice({ problem, isChanged }: DataNoticeProps) {
  if (problem !== null) {
    return (
      <Alert className={classes.notice} color="yellow" role="status" title="There are no images">
        {problem.message}. {problem.remedy} Positions, labels and predictions are those of the evaluation.
      </Alert>
    );
  }
  if (!isChanged) return null;
  return (
    <Alert
      className={classes.notice}
      color="yellow"
      role="status"
      title="The data set was changed since this was laid out"
    >
      Positions, labels and predictions are of the samples as they were. Lay out anew to see images and to select
      samples of now.
    </Alert>
  );
}

/** What the picture says, before there is one. */
function Teaching({ run, split }: { readonly run: string; readonly split: SplitName }) {
  return (
    <section className={classes.teaching} aria-label="What the features say">
      <h2>The features of this run's {splitNames[split]} are not laid out yet</h2>
      <p>
        Features are what the network's last layer reads. t-SNE and UMAP put samples with similar features beside one
        another. Where the heaps follow the class, the network looks at the class; where they follow the bias, it leans
        on the shortcut, and samples that conflict lie in the wrong heap.
      </p>
      <p>
        Every image of the {splitNames[split]} is looked at once, then some of them are laid out.
        {split === 'train' ? '' : ' Lay out the training set to see which samples were mined, and to mark others.'}
      </p>
      <LayOut run={run} split={split} label="Lay out the features" />
    </section>
  );
}
