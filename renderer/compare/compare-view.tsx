// Two to eight runs beside one another: what tells them apart, how each went, what came out.
import { Alert, Loader } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { useLocation, useParams } from 'wouter';
import { emptyRunState } from '../../shared/run-state.ts';
import { useThrottled } from '../charts/use-throttled.ts';
import { compareAddress } from '../shell/addresses.ts';
import { useWorkbench } from '../workbench/workbench-provider.tsx';
import classes from './compare-view.module.css';
import { comparedIds } from './compared-ids.ts';
import { comparedNames } from './compared-names.ts';
import { CurvePanels } from './curve-panels.tsx';
import { dataGroups } from './data-difference.ts';
import { DisagreementPanel } from './disagreement-panel.tsx';
import { FinalTable } from './final-table.tsx';
import { OverlapPanel } from './overlap-panel.tsx';
import { RunChoice } from './run-choice.tsx';
import { SettingsTable } from './settings-table.tsx';
import { type ShownRun, shownRun } from './shown-run.ts';
import { useComparedStates } from './use-compared-states.ts';

/** Between two drawings of what streams in. */
const PICTURES_MS = 600;

export function CompareView() {
  const { runs: named = '' } = useParams<{ runs?: string }>();
  const ids = useMemo(() => comparedIds(decodeURIComponent(named)), [named]);
  const [, go] = useLocation();
  const setIds = useCallback((next: readonly string[]) => go(compareAddress(next), { replace: true }), [go]);
  const runs = useWorkbench((workbench) => workbench.runs);
  const isKnown = useWorkbench(({ settings }) => settings !== null);
  const states = useThrottled(useComparedStates(ids), PICTURES_MS);
  const shown = useMemo(() => {
    const found = ids.flatMap((id, place) => {
      const summary = runs.get(id);
      return summary === undefined ? [] : [{ id, place, summary }];
    });
    const names = comparedNames(found.map(({ summary }) => summary));
    return found.map(({ id, place, summary }, at) =>
      shownRun(summary, names[at] ?? id, states.get(id)?.state ?? emptyRunState, place),
    );
  }, [ids, runs, states]);
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>Compare</h1>
        {isKnown ? (
          <RunChoice ids={ids} runs={runs} shown={shown} states={states} onIds={setIds} />
        ) : (
          <Loader size="sm" aria-label="Loading the runs" />
        )}
      </header>
      {isKnown && shown.length < 2 ? <Explanation chosen={shown.length} available={runs.size} /> : null}
      {shown.length < 2 ? null : <Comparison shown={shown} />}
    </div>
  );
}

function Comparison({ shown }: { readonly shown: readonly ShownRun[] }) {
  return (
    <div className={classes.panels}>
      <DataNotice shown={shown} />
      <FinalTable runs={shown} />
      <CurvePanels runs={shown} />
      <SettingsTable runs={shown} />
      <OverlapPanel runs={shown} />
      <DisagreementPanel runs={shown} />
    </div>
  );
}

/** What can and what cannot be held against one another. */
function DataNotice({ shown }: { readonly shown: readonly ShownRun[] }) {
  const groups = useMemo(() => dataGroups(shown), [shown]);
  if (groups.length < 2) return null;
  return (
    <Alert className={classes.notice} color="yellow" role="status" title="These runs were trained on different data">
      {groups.map(({ data, runs }) => `${data}: ${runs.join(', ')}`).join('; ')}. Accuracies are each on the run's own
      test set: hold them against one another only where that is the same. Settings, curves and masks are shown all the
      same, samples where both runs speak of the same ones.
    </Alert>
  );
}

function Explanation({ chosen, available }: { readonly chosen: number; readonly available: number }) {
  return (
    <section className={classes.explanation} aria-label="What is compared">
      <h2>{chosen === 0 ? 'Choose two to eight runs' : 'Choose another run'}</h2>
      <p>
        {available < 2
          ? 'There are fewer than two runs yet. Once there are more, they can be added above.'
          : 'Add them above, or select them in the table of runs. You then see, side by side:'}
      </p>
      <ul>
        <li>the accuracies that count, with the rule by which each network was selected and how they are averaged,</li>
        <li>only those settings that differ,</li>
        <li>losses, accuracies and kept fractions as curves over one another,</li>
        <li>how many weights two masks have in common, and how many they would have by chance,</li>
        <li>the samples that one run gets right and another wrong, as images.</li>
      </ul>
    </section>
  );
}
