// The samples of one run: which run and which samples, the address says.
import { Loader } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { Redirect, useLocation, useParams } from 'wouter';
import { samplesAddress } from '../shell/addresses.ts';
import { useWorkbench } from '../workbench/workbench-provider.tsx';
import { RunSamplesPage } from './run-samples-page.tsx';
import { parseFilter, type SampleFilter } from './sample-filter.ts';
import classes from './samples-view.module.css';

export function SamplesView() {
  const { run, filter: text = '' } = useParams<{ run?: string; filter?: string }>();
  const [, go] = useLocation();
  const runs = useWorkbench((workbench) => workbench.runs);
  const isLoaded = useWorkbench(({ settings }) => settings !== null);
  const filter = useMemo(() => parseFilter(text), [text]);
  const id = run === undefined ? undefined : decodeURIComponent(run);
  const show = useCallback(
    (next: SampleFilter, of?: string) => {
      if (id === undefined) return;
      // A changed filter is no step back in the browser's history; another run is.
      if (of === undefined) go(samplesAddress(id, next), { replace: true });
      else go(samplesAddress(of, next));
    },
    [go, id],
  );
  if (!isLoaded) {
    return (
      <div className={classes.loading}>
        <Loader size="sm" aria-label="Loading the runs" />
      </div>
    );
  }
  if (id === undefined) {
    const [first] = [...runs.values()].filter(({ metrics }) => metrics.mined !== null).concat([...runs.values()]);
    if (first !== undefined) return <Redirect href={samplesAddress(first.record.id)} replace />;
    return (
      <p className={classes.nothing}>There is no run yet whose samples could be shown. Start one under New run.</p>
    );
  }
  return <RunSamplesPage key={id} run={id} filter={filter} onFilter={show} />;
}
