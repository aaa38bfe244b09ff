// One data set: its sizes by conflict ratio; opened, its groups and some of its images.
import { Button, SegmentedControl } from '@mantine/core';
import { ChevronDown, ChevronRight, ShieldCheck, SquarePlay } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { DatasetListing, RatioListing } from '../../shared/api/data.ts';
import { newRunOn } from '../shell/addresses.ts';
import { useAttempt } from '../workbench/use-attempt.ts';
import { useClient } from '../workbench/workbench-provider.tsx';
import classes from './dataset-card.module.css';
import { SampleSetPanel } from './sample-set-panel.tsx';

export function DatasetCard({ set }: { readonly set: DatasetListing }) {
  const { data } = useClient();
  const { attempt, busy } = useAttempt();
  const [isOpen, setIsOpen] = useState(true);
  const [ratio, setRatio] = useState(set.ratios.at(-1));
  const title = set.title ?? set.name;
  return (
    <section className={classes.card} aria-label={title}>
      <header className={classes.header}>
        <h2 className={classes.title}>
          <button type="button" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {isOpen ? <ChevronDown size={15} aria-hidden /> : <ChevronRight size={15} aria-hidden />}
            {title}
          </button>
        </h2>
        <code>{set.name}</code>
        <Ratios set={set} ratio={ratio} onRatio={setRatio} />
        <div className={classes.actions}>
          <Button
            variant="default"
            leftSection={<ShieldCheck size={13} aria-hidden />}
            loading={busy}
            title="Looks at every file of it"
            onClick={() =>
              void attempt(() => data.check({ name: set.name, conflictPercent: ratio?.conflictPercent ?? null }))
            }
          >
            Check
          </Button>
          <Button
            component={Link}
            href={newRunOn(set.name, ratio?.conflictPercent ?? null)}
            variant="default"
            leftSection={<SquarePlay size={13} aria-hidden />}
          >
            New run
          </Button>
        </div>
      </header>
      {set.problem === null ? null : (
        <p className={classes.problem} role="alert">
          {set.problem}
        </p>
      )}
      {ratio === undefined ? null : <Counts ratio={ratio} test={set.test} />}
      {isOpen && ratio !== undefined ? (
        <SampleSetPanel key={ratio.conflictPercent} name={set.name} conflictPercent={ratio.conflictPercent} />
      ) : null}
    </section>
  );
}

interface RatiosProps {
  readonly set: DatasetListing;
  readonly ratio: RatioListing | undefined;
  readonly onRatio: (ratio: RatioListing) => void;
}

function Ratios({ set, ratio, onRatio }: RatiosProps) {
  const known = set.ratios.filter(({ conflictPercent }) => conflictPercent !== null);
  if (known.length === 0) return null;
  return (
    <SegmentedControl
      aria-label="Conflict ratio"
      data={known.map(({ conflictPercent }) => ({ value: String(conflictPercent), label: `${conflictPercent} %` }))}
      value={String(ratio?.conflictPercent)}
      onChange={(value) => {
        const chosen = known.find(({ conflictPercent }) => String(conflictPercent) === value);
        if (chosen !== undefined) onRatio(chosen);
      }}
    />
  );
}

function Counts({ ratio, test }: { readonly ratio: RatioListing; readonly test: number }) {
  const count = (value: number): string => value.toLocaleString('en');
  return (
    <dl className={classes.counts}>
      <Count name="training images" value={count(ratio.train)} />
      <Count name="aligned" dot="aligned" value={ratio.aligned === null ? 'unknown' : count(ratio.aligned)} />
      <Count
        name="conflicting"
        dot="conflict"
        value={ratio.conflicting === null ? 'unknown' : count(ratio.conflicting)}
      />
      <Count name="validation images" value={count(ratio.valid)} />
      <Count name="test images" value={count(test)} />
      <Count name="seed of the build" value={ratio.seed === null ? '–' : String(ratio.seed)} />
    </dl>
  );
}

function Count({ name, value, dot }: { readonly name: string; readonly value: string; readonly dot?: string }) {
  return (
    <div>
      <dt>
        {dot === undefined ? null : <i style={{ background: `var(--dcwp-${dot})` }} />}
        {name}
      </dt>
      <dd>{value}</dd>
    </div>
  );
}
