// The samples that were selected in the cloud: which they are, and where they can go.
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { GalleryHorizontalEnd, X } from 'lucide-react';
import { useMemo } from 'react';
import { Link } from 'wouter';
import type { ReportView } from '../../shared/api/comparison.ts';
import { thumbnailAddress } from '../../shared/thumbnail-address.ts';
import { correctMined } from '../samples/mined-draft.ts';
import { useOpenSamples } from '../samples/use-open-samples.ts';
import { samplesAddress } from '../shell/addresses.ts';
import type { Coloring } from './coloring.ts';
import classes from './selected-panel.module.css';

export interface Selection {
  /** Points of the cloud. */
  readonly points: readonly number[];
  /** `lassoed in Features`. */
  readonly how: string;
}

interface SelectedPanelProps {
  readonly run: string;
  readonly report: ReportView;
  readonly selection: Selection;
  readonly coloring: Coloring;
  /** For images; null where there are none. */
  readonly set: string | null;
  /** Whether they can be marked: training samples of a run that mined, of data that are as they were. */
  readonly canMark: boolean;
  /** Whether Samples can show them: not where the data set is another one now. */
  readonly canOpen: boolean;
  readonly onClear: () => void;
}

/** Images at once. */
const SHOWN = 48;

export function SelectedPanel({
  run,
  report,
  selection,
  coloring,
  set,
  canMark,
  canOpen,
  onClear,
}: SelectedPanelProps) {
  const { points, how } = selection;
  const openSamples = useOpenSamples();
  const { split, sample } = report;
  const indices = useMemo(() => points.map((point) => sample.indices?.[point] ?? 0), [points, sample]);
  const mark = (mined: boolean): void => {
    correctMined(run, indices, mined);
    notifications.show({
      color: 'teal',
      title: `${count(points.length)} ${mined ? 'marked as mined' : 'taken out of the mined set'}`,
      message: (
        <>
          Not saved yet: <Link href={samplesAddress(run, { corrected: true })}>save it as a correction in Samples</Link>
          .
        </>
      ),
    });
  };
  if (points.length === 0) {
    return (
      <section className={classes.panel} aria-label="Selected samples">
        <h2 className={classes.title}>Nothing selected</h2>
        <p className={classes.note}>
          Draw a lasso around samples, or select what is in view, to look at them under Samples
          {canMark ? ' or to mark them as mined' : ''}.
        </p>
      </section>
    );
  }
  return (
    <section className={classes.panel} aria-label="Selected samples">
      <h2 className={classes.title} role="status">
        {count(points.length)} selected
      </h2>
      <p className={classes.note}>{compositionText(points, coloring)}</p>
      <div className={classes.actions}>
        <Button
          leftSection={<GalleryHorizontalEnd size={13} aria-hidden />}
          disabled={!canOpen}
          onClick={() => openSamples(run, { split, indices, how })}
        >
          Open in Samples
        </Button>
        <Button variant="default" leftSection={<X size={13} aria-hidden />} onClick={onClear}>
          Select none
        </Button>
        {canMark ? (
          <>
            <Button variant="default" onClick={() => mark(true)}>
              Mark as mined
            </Button>
            <Button variant="default" onClick={() => mark(false)} title="They do not belong to the mined set">
              Unmark
            </Button>
          </>
        ) : null}
      </div>
      {set === null ? null : (
        <ul className={classes.images} aria-label="Images of selected samples">
          {points.slice(0, SHOWN).map((point, place) => (
            <li key={point}>
              <button
                type="button"
                aria-label={`Open in Samples: sample ${indices[place]}`}
                onClick={() => openSamples(run, { split, indices: [indices[place] ?? 0], how })}
              >
                <img
                  src={thumbnailAddress({ set, split, index: indices[place] ?? 0, size: 64 })}
                  alt=""
                  loading="lazy"
                  width={40}
                  height={40}
                />
              </button>
            </li>
          ))}
        </ul>
      )}
      {points.length > SHOWN && set !== null ? (
        <p className={classes.note}>The first {SHOWN} of them; Samples shows all.</p>
      ) : null}
    </section>
  );
}

const count = (of: number): string => `${of.toLocaleString('en-US')} ${of === 1 ? 'sample' : 'samples'}`;

/** `31 of 3, 12 of 5`: the labels that most of them have. */
function compositionText(points: readonly number[], { labels, codes }: Coloring): string {
  const counts = labels.map(() => 0);
  for (const point of points) counts[codes[point] ?? 0] = (counts[codes[point] ?? 0] ?? 0) + 1;
  const most = counts.map((of, label) => ({ of, name: labels[label]?.name })).filter(({ of }) => of > 0);
  most.sort((a, b) => b.of - a.of);
  const said = most.slice(0, 5).map(({ of, name }) => `${of.toLocaleString('en-US')} × ${name}`);
  return `${said.join(', ')}${most.length > 5 ? ', …' : ''}`;
}
