// What is not as it was when the run was trained, said at once; the rest goes on.
import { Alert, Button } from '@mantine/core';
import type { RunSamples } from '../../shared/api/samples.ts';
import type { usePickedSamples } from './picked-samples.ts';
import type { SampleFilter } from './sample-filter.ts';
import classes from './samples-notices.module.css';

interface SamplesNoticesProps {
  readonly samples: RunSamples;
  readonly picked: ReturnType<typeof usePickedSamples>;
  readonly filter: SampleFilter;
  readonly onFilter: (filter: SampleFilter) => void;
}

export function SamplesNotices({ samples, picked, filter, onFilter }: SamplesNoticesProps) {
  const { problem, minedProblem, set } = samples;
  const split = samples.splits.find((one) => one.split === filter.split);
  const notices: { readonly title: string; readonly text: string }[] = [];
  if (problem !== null) {
    const rest =
      samples.mined === null
        ? 'There is nothing to be shown without it.'
        : 'What the run itself knows goes on: classes, scores, marks.';
    notices.push({
      title: 'The data set of this run is not there',
      text: `${problem.message}. ${problem.remedy} ${rest}`,
    });
  }
  if (minedProblem !== null) {
    notices.push({ title: 'The mined set cannot be read', text: `${minedProblem.message}. ${minedProblem.remedy}` });
  }
  if (set !== null && split !== undefined && split.gone + split.added > 0) {
    notices.push({
      title: 'The data set was changed since the run',
      text: `${changesText(split.gone, split.added)}. A run can begin from this one once the data set is as it was.`,
    });
  }
  if (samples.isListed && set !== null && set.biasNames === null) {
    notices.push({
      title: 'This data set has no bias labels',
      text: 'Which samples conflict is not known, and with that neither are precision and recall of the mined set.',
    });
  }
  return (
    <>
      {notices.map(({ title, text }) => (
        <Alert key={title} color="yellow" role="alert" title={title} className={classes.notice ?? ''}>
          {text}
        </Alert>
      ))}
      {picked === null ? null : (
        <div className={classes.picked} role="status">
          {pickedText(picked)}
          <Button variant="subtle" onClick={() => onFilter({ ...filter, picked: null })}>
            Show all
          </Button>
        </div>
      )}
    </>
  );
}

function pickedText(picked: NonNullable<SamplesNoticesProps['picked']>): string {
  if (picked === 'changed') return 'The samples changed since some were picked in another view: all are shown.';
  if (picked === 'forgotten') return 'What was picked in another view is not known any more: all samples are shown.';
  const { length } = picked.indices;
  return `${length.toLocaleString('en-US')} ${length === 1 ? 'sample' : 'samples'}, ${picked.how}`;
}

function changesText(gone: number, added: number): string {
  const parts = [
    ...(gone === 0 ? [] : [`${gone.toLocaleString('en-US')} of its images are gone`]),
    ...(added === 0 ? [] : [`${added.toLocaleString('en-US')} are new, and are not shown`]),
  ];
  return parts.join('; ');
}
