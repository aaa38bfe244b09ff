// A set at one conflict ratio: counts of its groups as a picture, and images of a chosen group.
import { Loader, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { SampleSet } from '../../shared/api/data.ts';
import { type SplitName, splitName } from '../../shared/thumbnail-address.ts';
import { ErrorNotice } from '../workbench/error-notice.tsx';
import { splitTitles } from '../workbench/split-titles.ts';
import { useOpenedSet } from '../workbench/use-opened-set.ts';
import { GroupCounts } from './group-counts.tsx';
import { type Group, PreviewImages } from './preview-images.tsx';
import classes from './sample-set-panel.module.css';

interface SampleSetPanelProps {
  readonly name: string;
  readonly conflictPercent: number | null;
}

export function SampleSetPanel({ name, conflictPercent }: SampleSetPanelProps) {
  const { set, error } = useOpenedSet({ name, conflictPercent });
  if (error !== null) return <ErrorNotice error={error} />;
  if (set === null) {
    return (
      <div className={classes.loading}>
        <Loader size="sm" aria-label={`Listing the samples of ${name}`} />
      </div>
    );
  }
  return <Groups set={set} />;
}

function Groups({ set }: { readonly set: SampleSet }) {
  const [split, setSplit] = useState<SplitName>('train');
  const [group, setGroup] = useState<Group | null>(null);
  const chosen = set.splits.find((one) => one.split === split);
  if (chosen === undefined) return null;
  return (
    <div className={classes.panel}>
      <div className={classes.left}>
        <div className={classes.head}>
          <h3 className={classes.title}>Samples by group</h3>
          <SegmentedControl
            aria-label="Split"
            data={splitName.options.map((value) => ({ value, label: splitTitles[value] }))}
            value={split}
            onChange={(value) => setSplit(splitName.parse(value))}
          />
        </div>
        <GroupCounts set={set} groups={chosen.groups} chosen={group} onGroup={setGroup} />
        {chosen.problems === 0 ? null : (
          <p className={classes.problems}>{chosen.problems} files are wrong by their names; Check tells which.</p>
        )}
      </div>
      <PreviewImages set={set} split={split} group={group} onGroup={setGroup} />
    </div>
  );
}
