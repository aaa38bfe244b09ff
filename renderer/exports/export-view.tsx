// Taking the network of a run away: which run, in which format, and what it was exported as before.
import { Loader } from '@mantine/core';
import { useMemo } from 'react';
import { Redirect, useLocation, useParams } from 'wouter';
import type { Job } from '../../shared/job.ts';
import type { RunSummary } from '../../shared/run-summary.ts';
import { RunSelect } from '../runs/run-select.tsx';
import { exportAddress } from '../shell/addresses.ts';
import { ErrorNotice } from '../workbench/error-notice.tsx';
import { JobList } from '../workbench/job-list.tsx';
import { useWorkbench } from '../workbench/workbench-provider.tsx';
import { ExportCard } from './export-card.tsx';
import { ExportForm } from './export-form.tsx';
import classes from './export-view.module.css';
import { useExports } from './use-exports.ts';

export function ExportView() {
  const { run } = useParams<{ run?: string }>();
  const [, go] = useLocation();
  const runs = useWorkbench((workbench) => workbench.runs);
  const isLoaded = useWorkbench(({ settings }) => settings !== null);
  const finished = useMemo(() => [...runs.values()].filter(({ status }) => status === 'finished'), [runs]);
  if (!isLoaded) return <Loader size="sm" m="md" aria-label="Loading the runs" />;
  const id = run === undefined ? undefined : decodeURIComponent(run);
  const chosen = id === undefined ? undefined : runs.get(id);
  if (id === undefined && finished[0] !== undefined) {
    return <Redirect href={exportAddress(finished[0].record.id)} replace />;
  }
  return (
    <>
      <header className={classes.header}>
        <h1 className={classes.title}>Export</h1>
        <RunSelect runs={finished} run={id ?? null} onRun={(next) => go(exportAddress(next))} className={classes.run} />
      </header>
      <div className={classes.view}>
        {chosen === undefined || chosen.status !== 'finished' ? (
          <p className={classes.none}>{whyNot(id, chosen)}</p>
        ) : (
          <RunExports key={chosen.record.id} run={chosen} />
        )}
      </div>
    </>
  );
}

function whyNot(id: string | undefined, run: RunSummary | undefined): string {
  if (run !== undefined) {
    return 'This run is not finished: it has no network that counts yet. A network of one of its stages can be taken by `dcwp export --checkpoint`.';
  }
  return id === undefined
    ? 'There is no finished run yet whose network could be taken away.'
    : `There is no run ${id}.`;
}

/** What was exported into the run's own folder is listed there with all of its numbers. */
const isNotListed = ({ status, result }: Job): boolean =>
  status !== 'finished' || result === null || result.lines.length > 0;

function RunExports({ run }: { readonly run: RunSummary }) {
  const { id } = run.record;
  const { exports, error, reload } = useExports(id);
  return (
    <>
      <ExportForm run={id} />
      <JobList kinds={['export']} isShown={isNotListed} />
      {error === null ? null : <ErrorNotice error={error} onRetry={reload} />}
      {exports === null ? null : (
        <section className={classes.exports} aria-label="Exports of this run">
          <h2>Exports of this run</h2>
          {exports.length === 0 ? <p className={classes.none}>Nothing was exported into its folder yet.</p> : null}
          {exports.map((listing) => (
            <ExportCard key={listing.name} run={id} listing={listing} />
          ))}
        </section>
      )}
    </>
  );
}
