// Which run, which split, in which order, how large.
import { ActionIcon, SegmentedControl, Select, Switch } from '@mantine/core';
import { ZoomIn, ZoomOut } from 'lucide-react';
import { useMemo } from 'react';
import { Link } from 'wouter';
import type { RunSamples } from '../../shared/api/samples.ts';
import { splitName } from '../../shared/thumbnail-address.ts';
import { RunSelect } from '../runs/run-select.tsx';
import { runAddress } from '../shell/addresses.ts';
import { splitTitles } from '../workbench/split-titles.ts';
import { useWorkbench } from '../workbench/workbench-provider.tsx';
import classes from './run-samples-header.module.css';
import type { SampleFilter } from './sample-filter.ts';
import { type SampleOrder, sampleOrders } from './sample-order.ts';
import { type SamplesSettings, tileSizes } from './samples-settings.ts';

interface RunSamplesHeaderProps {
  readonly run: string;
  readonly samples: RunSamples;
  readonly filter: SampleFilter;
  readonly onFilter: (filter: SampleFilter, of?: string) => void;
  readonly settings: SamplesSettings;
  readonly onSettings: (settings: SamplesSettings) => void;
}

const orders: Readonly<Record<SampleOrder, string>> = {
  'as-listed': 'in the order of the data set',
  'score-falling': 'highest bias score first',
  'score-rising': 'lowest bias score first',
};

export function RunSamplesHeader(props: RunSamplesHeaderProps) {
  const { run, samples, filter, onFilter, settings, onSettings } = props;
  const runs = useWorkbench((workbench) => workbench.runs);
  const summaries = useMemo(() => [...runs.values()], [runs]);
  const { zoom, order, isSideBySide, isPanelOpen } = settings;
  const change = (changed: Partial<SamplesSettings>): void => onSettings({ ...settings, ...changed });
  const isKnown = samples.set !== null && samples.set.aligned !== null;
  return (
    <header className={classes.header}>
      <h1 className={classes.title}>Samples</h1>
      <RunSelect
        runs={summaries}
        run={run}
        onRun={(of) => onFilter({ ...filter, picked: null }, of)}
        className={classes.run}
        limit={60}
      />
      <Link href={runAddress(run)} className={classes.link}>
        Open the run
      </Link>
      <SegmentedControl
        aria-label="Split"
        data={splitName.options.map((split) => {
          const count = samples.splits.find((known) => known.split === split)?.count;
          return { value: split, label: `${splitTitles[split]} ${count?.toLocaleString('en-US') ?? '…'}` };
        })}
        value={filter.split}
        onChange={(value) => onFilter({ ...filter, split: splitName.parse(value), picked: null })}
      />
      <span className={classes.spring} />
      <Switch
        label="Aligned beside conflicting"
        checked={isSideBySide && isKnown}
        disabled={!isKnown}
        onChange={(event) => change({ isSideBySide: event.currentTarget.checked })}
      />
      <Select
        aria-label="Order"
        className={classes.order ?? ''}
        data={sampleOrders.map((value) => ({ value, label: orders[value] }))}
        value={order}
        allowDeselect={false}
        onChange={(value) => {
          if (value !== null) change({ order: value });
        }}
      />
      <Switch
        label={filter.split === 'train' && samples.mined !== null ? 'Mined set' : 'Confusion'}
        checked={isPanelOpen}
        onChange={(event) => change({ isPanelOpen: event.currentTarget.checked })}
      />
      <ActionIcon aria-label="Smaller images" disabled={zoom === 0} onClick={() => change({ zoom: zoom - 1 })}>
        <ZoomOut size={15} aria-hidden />
      </ActionIcon>
      <ActionIcon
        aria-label="Larger images"
        disabled={zoom === tileSizes.length - 1}
        onClick={() => change({ zoom: zoom + 1 })}
      >
        <ZoomIn size={15} aria-hidden />
      </ActionIcon>
    </header>
  );
}
