// Which run, which split, how its features are laid out, how many of its samples.
import { Button, Popover, SegmentedControl } from '@mantine/core';
import { Shuffle } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ReportView } from '../../shared/api/comparison.ts';
import type { EmbeddingMethod } from '../../shared/evaluation-report.ts';
import type { RunSummary } from '../../shared/run-summary.ts';
import { type SplitName, splitName } from '../../shared/thumbnail-address.ts';
import { RunSelect } from '../runs/run-select.tsx';
import { splitTitles } from '../workbench/split-titles.ts';
import { useWorkbench } from '../workbench/workbench-provider.tsx';
import classes from './features-view.module.css';
import { LayOut } from './lay-out.tsx';

interface FeaturesHeaderProps {
  readonly summary: RunSummary;
  readonly split: SplitName;
  /** Null where there is none. */
  readonly report: ReportView | null;
  readonly onRun: (run: string) => void;
  readonly onSplit: (split: SplitName) => void;
}

export function FeaturesHeader({ summary, split, report, onRun, onSplit }: FeaturesHeaderProps) {
  const { id } = summary.record;
  const runs = useWorkbench((workbench) => workbench.runs);
  const summaries = useMemo(() => [...runs.values()], [runs]);
  return (
    <header className={classes.header}>
      <h1 className={classes.title}>Features</h1>
      <RunSelect runs={summaries} run={id} onRun={onRun} className={classes.run} limit={60} />
      <SegmentedControl
        aria-label="Split"
        data={splitName.options.map((value) => ({ value, label: splitTitles[value] }))}
        value={split}
        onChange={(value) => onSplit(splitName.parse(value))}
      />
      <span className={classes.facts} role="status">
        {report === null ? '' : factsText(report)}
      </span>
      {report === null ? null : <LayOutAnew run={id} split={split} />}
    </header>
  );
}

export const methodName: Readonly<Record<EmbeddingMethod, string>> = { tsne: 't-SNE', umap: 'UMAP', none: 'none' };

/** `t-SNE of the classifier after retraining, step 1,000 · a random sample: 1,000 of 10,000 images`. */
function factsText({ embedding, point, sample, count }: ReportView): string {
  const shown = sample.positions.length;
  const images =
    count === null || count === shown
      ? `all ${shown.toLocaleString('en-US')} images`
      : `a random sample: ${shown.toLocaleString('en-US')} of ${count.toLocaleString('en-US')} images`;
  return `${images} · ${methodName[embedding]} · ${point.network} after ${point.stage}, step ${point.step.toLocaleString('en-US')}`;
}

function LayOutAnew({ run, split }: { readonly run: string; readonly split: SplitName }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<Shuffle size={13} aria-hidden />} onClick={() => setIsOpen(!isOpen)}>
          Lay out anew
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.popover ?? ''}>
        <LayOut run={run} split={split} label="Lay out anew" />
      </Popover.Dropdown>
    </Popover>
  );
}
