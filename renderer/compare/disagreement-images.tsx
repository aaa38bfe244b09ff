// The four ways in which two runs can agree or not, and the images of one of them.
import { Button } from '@mantine/core';
import { GalleryHorizontalEnd } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { SampleSet } from '../../shared/api/data.ts';
import { type Disagreement, disagreementOf, type Verdict, verdicts } from '../../shared/disagreement.ts';
import type { SplitPredictions } from '../../shared/split-predictions.ts';
import { csv } from '../charts/csv.ts';
import { CsvButton } from '../charts/csv-button.tsx';
import { useOpenSamples } from '../samples/use-open-samples.ts';
import { useOpenedSet } from '../workbench/use-opened-set.ts';
import { useSplitLabels } from '../workbench/use-split-labels.ts';
import classes from './disagreement-panel.module.css';
import { DisagreementTile } from './disagreement-tile.tsx';
import type { ShownRun } from './shown-run.ts';

interface DisagreementImagesProps {
  readonly first: ShownRun;
  readonly second: ShownRun;
  /** Of the same samples. */
  readonly ofFirst: SplitPredictions;
  readonly ofSecond: SplitPredictions;
}

/** Images at once; more are a click away. */
const PAGE = 60;

export function DisagreementImages({ first, second, ofFirst, ofSecond }: DisagreementImagesProps) {
  const { split } = ofFirst;
  const { set, error } = useOpenedSet({ run: first.id });
  const found = useMemo(() => disagreementOf(ofFirst, ofSecond), [ofFirst, ofSecond]);
  const [verdict, setVerdict] = useState<Verdict>(() => mostTelling(found));
  const [shown, setShown] = useState(PAGE);
  const isSame = set?.splits.find((known) => known.split === split)?.digest === ofFirst.samples;
  const labels = useSplitLabels(isSame ? set : null, split);
  const indices = found[verdict];
  const openSamples = useOpenSamples();
  const tell = (text: string): string => text.replace('first', first.name).replace('second', second.name);
  return (
    <>
      <fieldset className={classes.choices} aria-label="Which samples">
        {verdicts.map((known) => (
          <button
            key={known}
            type="button"
            className={classes.choice}
            aria-pressed={known === verdict}
            onClick={() => {
              setVerdict(known);
              setShown(PAGE);
            }}
          >
            <b>{found[known].length.toLocaleString('en-US')}</b> {tell(verdictText[known])}
          </button>
        ))}
        <Button
          variant="subtle"
          leftSection={<GalleryHorizontalEnd size={13} aria-hidden />}
          disabled={indices.length === 0}
          onClick={() => openSamples(first.id, { split, indices, how: `${tell(verdictText[verdict])}` })}
        >
          Open in Samples
        </Button>
        <CsvButton
          title={`Samples that ${tell(verdictText[verdict])}`}
          csv={() => samplesCsv(indices, ofFirst, ofSecond, [first.id, second.id])}
        />
      </fieldset>
      <Trouble set={set} error={error} isSame={isSame} />
      {labels === null || set?.aligned == null ? null : <Legend />}
      <ul className={classes.tiles} aria-label={tell(verdictText[verdict])}>
        {indices.slice(0, shown).map((index) => (
          <DisagreementTile
            key={index}
            index={index}
            set={isSame ? set : null}
            split={split}
            bias={labels?.biases[index] ?? null}
            said={[ofFirst, ofSecond]}
            runs={[first, second]}
            onOpen={() => openSamples(first.id, { split, indices: [index], how: 'one of those compared' })}
          />
        ))}
      </ul>
      {indices.length <= shown ? null : (
        <Button variant="default" onClick={() => setShown(shown + 4 * PAGE)}>
          Show more of {indices.length.toLocaleString('en-US')}
        </Button>
      )}
    </>
  );
}

/** In the words of a list's head, with places for the runs' names. */
const verdictText: Readonly<Record<Verdict, string>> = {
  both: 'both get right',
  first: 'only first gets right',
  second: 'only second gets right',
  neither: 'both get wrong',
};

/** What is looked at first: what the fewer of the two gets right alone is what one may lose. */
const mostTelling = ({ first, second, neither }: Disagreement): Verdict =>
  second.length > 0 ? 'second' : first.length > 0 ? 'first' : neither.length > 0 ? 'neither' : 'both';

function Legend() {
  return (
    <p className={classes.legend}>
      <i data-kind="aligned" /> aligned <i data-kind="conflict" /> conflicting. Those come first in which the runs
      differ most in how probable the true class is to them.
    </p>
  );
}

interface TroubleProps {
  readonly set: SampleSet | null;
  readonly error: { readonly message: string; readonly remedy: string } | null;
  readonly isSame: boolean;
}

/** Why there are no images; the counts stand in any case. */
function Trouble({ set, error, isSame }: TroubleProps) {
  if (error !== null) {
    return (
      <p className={classes.note} role="status">
        No images: {error.message}. {error.remedy}
      </p>
    );
  }
  if (set === null || isSame) return null;
  return (
    <p className={classes.note} role="status">
      No images: the data set was changed since these runs were evaluated. The counts are of the samples as they were
      then; evaluate the runs again to compare them on those of now.
    </p>
  );
}

function samplesCsv(
  indices: readonly number[],
  first: SplitPredictions,
  second: SplitPredictions,
  ids: readonly [string, string],
): string {
  const lines = indices.map((index) => [
    ...[index, first.classes[index], first.predictions[index], first.labelProbabilities[index]],
    ...[second.predictions[index], second.labelProbabilities[index]],
  ]);
  const head = ids.flatMap((id) => [`prediction of ${id}`, `probability of the class by ${id}`]);
  return csv([['sample', 'class', ...head], ...lines]);
}
