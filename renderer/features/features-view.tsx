// The features of one run in the plane: which run and which split, the address says.
import { Loader } from '@mantine/core';
import { Redirect, useLocation, useParams } from 'wouter';
import { splitName } from '../../shared/thumbnail-address.ts';
import { featuresAddress } from '../shell/addresses.ts';
import { useWorkbench } from '../workbench/workbench-provider.tsx';
import { FeaturesPage } from './features-page.tsx';
import classes from './features-view.module.css';

export function FeaturesView() {
  const { run, split } = useParams<{ run?: string; split?: string }>();
  const [, go] = useLocation();
  const runs = useWorkbench((workbench) => workbench.runs);
  const isLoaded = useWorkbench(({ settings }) => settings !== null);
  if (!isLoaded) {
    return (
      <div className={classes.loading}>
        <Loader size="sm" aria-label="Loading the runs" />
      </div>
    );
  }
  const id = run === undefined ? undefined : decodeURIComponent(run);
  const first = [...runs.values()].find(({ status }) => status === 'finished') ?? runs.values().next().value;
  if (id === undefined) {
    if (first !== undefined) return <Redirect href={featuresAddress(first.record.id)} replace />;
    return (
      <p className={classes.nothing}>There is no run yet whose features could be shown. Start one under New run.</p>
    );
  }
  const summary = runs.get(id);
  if (summary === undefined) {
    return (
      <p className={classes.nothing} role="alert">
        There is no run {id} any more. Choose another under Runs.
      </p>
    );
  }
  const of = splitName.catch('test').parse(split);
  return (
    <FeaturesPage
      key={`${id}/${of}`}
      summary={summary}
      split={of}
      onRun={(next) => go(featuresAddress(next, of))}
      onSplit={(next) => go(featuresAddress(id, next), { replace: true })}
    />
  );
}
