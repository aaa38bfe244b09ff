// A run at a glance: what each stage left, and how the classifier's accuracy went through the stages.
import { useMemo } from 'react';
import type { EventOf } from '../../shared/events.ts';
import type { RunPart } from '../../shared/run-parts.ts';
import type { RunState } from '../../shared/run-state.ts';
import { useUnchanged } from '../charts/use-unchanged.ts';
import { AccuracyPanel } from './accuracy-panel.tsx';
import { MaskPanels } from './mask-panels.tsx';
import { MatrixPanel } from './matrix-panel.tsx';
import { MinedPanel } from './mined-panel.tsx';
import { ResultsPanel } from './results-panel.tsx';
import { courseOf } from './run-course.ts';
import type { Split } from './run-series.ts';
import { SamplesPanel } from './samples-panel.tsx';

interface WholeRunPanelsProps {
  readonly run: string;
  readonly state: RunState;
  readonly parts: readonly RunPart[];
  readonly split: Split;
  readonly onSplit: (split: Split) => void;
  /** Whether all of them, or the first ones alone. */
  readonly isWhole: boolean;
}

export function WholeRunPanels({ run, state, parts, split, onSplit, isWhole }: WholeRunPanelsProps) {
  // Progress within a part moves nothing of it.
  const plan = useUnchanged(parts.map(({ stage, network, steps }) => ({ stage, network, steps })));
  const course = useMemo(() => courseOf(plan), [plan]);
  const accuracy = useMemo(() => state.accuracy.filter(({ network }) => network === 'classifier'), [state.accuracy]);
  const place = useMemo(() => (event: EventOf<'group-accuracy'>) => course.at(event.stage, event.step), [course]);
  const samples = useMemo(() => state.samples.filter(({ network }) => network === 'classifier'), [state.samples]);
  const pruning = parts.find(({ stage }) => stage === 'pruning');
  const last = accuracy.at(-1);
  const latest = useMemo(() => accuracy.filter(({ stage }) => stage === last?.stage), [accuracy, last?.stage]);
  return (
    <>
      <ResultsPanel run={run} parts={parts} state={state} split={split} onSplit={onSplit} />
      <AccuracyPanel
        events={accuracy}
        data={state.data}
        split={split}
        onSplit={onSplit}
        of="classifier through all stages"
        xLabel="step, of all stages together"
        steps={course.steps}
        place={place}
        bands={course.bands}
      />
      <MatrixPanel
        run={run}
        events={latest}
        data={state.data}
        split={split}
        of={last === undefined ? 'classifier' : `classifier after ${last.stage}`}
      />
      {isWhole ? (
        <>
          {state.mined.length === 0 ? null : <MinedPanel parts={parts} events={state.mined} data={state.data} />}
          {pruning === undefined || state.sparsity.length === 0 ? null : (
            <MaskPanels run={run} part={pruning} state={state} curve={false} />
          )}
          <SamplesPanel run={run} events={samples} data={state.data} of="classifier" live={false} />
        </>
      ) : null}
    </>
  );
}
