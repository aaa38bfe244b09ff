// Samples that one of two runs gets right and the other wrong, as images.
import { SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import type { SplitName } from '../../shared/thumbnail-address.ts';
import { Panel } from '../charts/panel.tsx';
import { ErrorNotice } from '../workbench/error-notice.tsx';
import { EvaluationOffer } from '../workbench/evaluation-offer.tsx';
import { splitNames } from '../workbench/split-titles.ts';
import panelClasses from './curve-panels.module.css';
import { DisagreementImages } from './disagreement-images.tsx';
import classes from './disagreement-panel.module.css';
import type { ShownRun } from './shown-run.ts';
import { usePredictions } from './use-predictions.ts';

const splits: readonly { readonly value: SplitName; readonly label: string }[] = [
  { value: 'train', label: 'train' },
  { value: 'valid', label: 'valid' },
  { value: 'test', label: 'test' },
];

export function DisagreementPanel({ runs }: { readonly runs: readonly ShownRun[] }) {
  const [chosen, setChosen] = useState<readonly (string | null)[]>([null, null]);
  const [split, setSplit] = useState<SplitName>('test');
  const first = runs.find(({ id }) => id === chosen[0]) ?? runs[0];
  const second = runs.find((run) => run.id === chosen[1] && run !== first) ?? runs.find((run) => run !== first);
  if (first === undefined || second === undefined) return null;
  return (
    <Panel
      title="Samples that one gets right"
      detail="of two runs, by the network that counts of each"
      span="all"
      controls={
        <>
          {runs.length < 3 ? null : (
            <>
              <RunSelect label="First run" runs={runs} value={first} onValue={(id) => setChosen([id, second.id])} />
              <RunSelect label="Second run" runs={runs} value={second} onValue={(id) => setChosen([first.id, id])} />
            </>
          )}
          <SegmentedControl
            aria-label="Samples that are compared"
            classNames={{ root: classes.split ?? '', label: classes.splitLabel ?? '' }}
            data={splits.map(({ value, label }) => ({ value, label }))}
            value={split}
            onChange={(value) => setSplit(splits.find((known) => known.value === value)?.value ?? 'test')}
          />
        </>
      }
    >
      <Compared key={`${first.id} ${second.id} ${split}`} first={first} second={second} split={split} />
    </Panel>
  );
}

interface RunSelectProps {
  readonly label: string;
  readonly runs: readonly ShownRun[];
  readonly value: ShownRun;
  readonly onValue: (id: string) => void;
}

function RunSelect({ label, runs, value, onValue }: RunSelectProps) {
  return (
    <Select
      aria-label={label}
      classNames={{ input: panelClasses.runChoice ?? '' }}
      data={runs.map(({ id, name }) => ({ value: id, label: name }))}
      value={value.id}
      onChange={(id) => id !== null && onValue(id)}
      allowDeselect={false}
      comboboxProps={{ width: 280, position: 'bottom-end' }}
    />
  );
}

interface ComparedProps {
  readonly first: ShownRun;
  readonly second: ShownRun;
  readonly split: SplitName;
}

function Compared({ first, second, split }: ComparedProps) {
  const ofFirst = usePredictions(first.id, split, first.state.accuracy.length);
  const ofSecond = usePredictions(second.id, split, second.state.accuracy.length);
  const asked = [
    { run: first, ...ofFirst },
    { run: second, ...ofSecond },
  ];
  const failed = asked.find(({ error }) => error !== null);
  if (failed !== undefined) return <ErrorNotice error={failed.error} />;
  const missing = asked.filter(({ found }) => found === null);
  if (missing.length > 0) {
    return missing.map(({ run }) => (
      <EvaluationOffer key={run.id} run={run.id} split={split} report={null} label={`Evaluate ${run.name}`}>
        What {run.name} says of each sample of the {splitNames[split]} was not kept: it was trained before that, or on
        other samples.
      </EvaluationOffer>
    ));
  }
  const [a, b] = [ofFirst.found, ofSecond.found];
  if (a == null || b == null) return null;
  if (a.samples !== b.samples) {
    return (
      <p className={classes.note}>
        The two runs speak of different samples: their {splitNames[split]}s have other images, or other labels. Sample
        by sample they can't be compared; their results, curves and masks above can.
      </p>
    );
  }
  return <DisagreementImages first={first} second={second} ofFirst={a} ofSecond={b} />;
}
