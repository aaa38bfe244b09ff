// What the table of runs shows before there is a run: one click to the first one.
import { Button } from '@mantine/core';
import { Rocket } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import { methods } from '../../shared/methods.ts';
import { DATA, NEW_RUN, runAddress } from '../shell/addresses.ts';
import { JobList } from '../workbench/job-list.tsx';
import { useAttempt } from '../workbench/use-attempt.ts';
import { useClient, useWorkbench } from '../workbench/workbench-provider.tsx';
import classes from './first-start.module.css';

/** What each stage of DCWP does, in a line. */
const stages = [
  ['pretraining', 'a biased network learns the shortcut, the classifier learns ordinarily'],
  ['mining', 'samples that it gets wrong are taken to conflict with the shortcut'],
  ['pruning', 'weights that serve the shortcut are masked, guided by those samples'],
  ['retraining', 'the weights that are left are trained: a debiased network'],
] as const;

export function FirstStart() {
  const { workbench } = useClient();
  const { attempt, busy } = useAttempt();
  const isAtWork = useWorkbench(({ jobs }) => jobs.some(({ kind, status }) => kind === 'demo' && status === 'running'));
  useOpenDemo();
  return (
    <section className={classes.start} aria-labelledby="first-start">
      <h1 id="first-start">Find the part of a biased classifier that is not biased</h1>
      <p>
        A classifier trained on biased data learns the shortcut: the colour in place of the digit. {methods.DCWP.title}{' '}
        finds a subnetwork that does not, in four stages that you can watch:
      </p>
      <ol className={classes.stages}>
        {stages.map(([stage, what]) => (
          <li key={stage}>
            <i style={{ background: `var(--dcwp-${stage})` }} />
            <strong>{stage}</strong>
            <span>{what}</span>
          </li>
        ))}
      </ol>
      <div className={classes.actions}>
        <Button
          size="md"
          leftSection={<Rocket size={16} aria-hidden />}
          loading={busy || isAtWork}
          onClick={() => void attempt(() => workbench.demo())}
        >
          Build Colored MNIST and run the demo
        </Button>
        <span className={classes.cost}>some minutes; nothing is downloaded</span>
      </div>
      <JobList kinds={['demo', 'build-data']} />
      <p className={classes.other}>
        Or bring <Link href={DATA}>a data set of your own</Link>, or configure <Link href={NEW_RUN}>a new run</Link>.
      </p>
    </section>
  );
}

/** Opens the run of a demo that was begun while this view is shown. */
function useOpenDemo(): void {
  const [, go] = useLocation();
  const begun = useRef(new Set<string>());
  const jobs = useWorkbench((workbench) => workbench.jobs);
  useEffect(() => {
    for (const { id, kind, status, result } of jobs) {
      if (kind === 'demo' && status === 'running') begun.current.add(id);
      if (begun.current.has(id) && typeof result?.run === 'string') go(runAddress(result.run));
    }
  }, [jobs, go]);
}
