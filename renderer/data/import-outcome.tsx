// What an import would make: images of each split and group, what is left out, what stands against it.
import { Alert, Loader, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { ImportPlan } from '../../shared/api/import.ts';
import type { SplitName } from '../../shared/thumbnail-address.ts';
import { ErrorNotice } from '../workbench/error-notice.tsx';
import { splitTitles } from '../workbench/split-titles.ts';
import { GroupCounts } from './group-counts.tsx';
import classes from './import-outcome.module.css';
import type { Asked } from './use-answer.ts';

export function ImportOutcome({ answer, isAsking, error }: Asked<ImportPlan>) {
  const [chosen, setChosen] = useState<SplitName>('train');
  if (error !== null) return <ErrorNotice error={error} />;
  if (isAsking || answer === null) return <Loader size="xs" aria-label="Reading labels" />;
  const { classNames, biasNames, splits, problems, notes } = answer;
  const split = splits.find((one) => one.split === chosen);
  return (
    <>
      {problems.map((problem) => (
        <Alert key={problem} color="red" p="sm" role="alert" title={problem} />
      ))}
      <SegmentedControl
        aria-label="Split"
        data={splits.map(({ split, count }) => ({
          value: split,
          label: `${splitTitles[split]}: ${count.toLocaleString('en')}`,
        }))}
        value={chosen}
        onChange={(value) => setChosen(splits.find((one) => one.split === value)?.split ?? 'train')}
      />
      {split === undefined || classNames.length === 0 ? null : (
        <div className={classes.groups}>
          <GroupCounts set={{ classNames, biasNames, aligned: null }} groups={split.groups} />
        </div>
      )}
      {notes.length === 0 ? null : (
        <ul className={classes.notes}>
          {notes.map((note) => (
            <li key={note}>{note}.</li>
          ))}
        </ul>
      )}
    </>
  );
}
