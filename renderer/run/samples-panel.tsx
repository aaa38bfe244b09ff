// Images of aligned and of conflicting test samples, with what the network says of them at each evaluation.
import { memo, useMemo, useState } from 'react';
import type { EventOf } from '../../shared/events.ts';
import { type WatchedSample, watchedSamples } from '../../shared/watched-samples.ts';
import { csv } from '../charts/csv.ts';
import { CsvButton } from '../charts/csv-button.tsx';
import { Panel } from '../charts/panel.tsx';
import { PendingPanel } from '../charts/pending-panel.tsx';
import { Choice } from '../controls/choice.tsx';
import { useOpenSamples } from '../samples/use-open-samples.ts';
import { useOpenedSet } from '../workbench/use-opened-set.ts';
import { stageTitle } from './part.ts';
import { SampleTile } from './sample-tile.tsx';
import classes from './samples-panel.module.css';

interface SamplesPanelProps {
  readonly run: string;
  /** Of one network, in the order of steps. */
  readonly events: readonly EventOf<'sample-predictions'>[];
  /** What the run says of its data. */
  readonly data: EventOf<'data-opened'> | null;
  readonly of: string;
  /** Whether there may be more of them. */
  readonly live: boolean;
}

const LATEST = 'latest';
const keyOf = ({ stage, step }: EventOf<'sample-predictions'>): string => `${stage} ${step}`;
const nameOf = ({ stage, step }: EventOf<'sample-predictions'>): string =>
  `${stageTitle(stage)}, step ${step.toLocaleString('en-US')}`;

export const SamplesPanel = memo(function SamplesPanel({ run, events, data, of, live }: SamplesPanelProps) {
  const { set, error } = useOpenedSet({ run });
  const openSamples = useOpenSamples();
  const [chosenKey, setChosen] = useState(LATEST);
  const latest = events.at(-1);
  const chosen = events.find((event) => keyOf(event) === chosenKey) ?? latest;
  const samples = useMemo(
    () => (chosen === undefined ? [] : watchedSamples(events, chosen, data?.aligned ?? null)),
    [events, chosen, data],
  );
  if (chosen === undefined || latest === undefined) {
    return live ? (
      <PendingPanel title="Test samples" detail={of} span="rest">
        <div className={classes.room} />
      </PendingPanel>
    ) : null;
  }
  const groups = [
    { name: 'aligned', kind: 'aligned', samples: samples.filter(({ aligned }) => aligned === true) },
    { name: 'conflicting', kind: 'conflict', samples: samples.filter(({ aligned }) => aligned === false) },
    { name: 'bias unknown', kind: 'unknown', samples: samples.filter(({ aligned }) => aligned === null) },
  ];
  return (
    <Panel
      title="Test samples"
      detail={`${of} · ${error === null ? 'p: probability of the true class, now and at each evaluation' : `no images: ${error.message}`}`}
      span="rest"
      controls={
        <>
          <Choice
            label="Evaluation of the test samples"
            className={classes.step}
            options={[
              { value: LATEST, label: `Latest: ${nameOf(latest)}` },
              ...events.map((event) => ({ value: keyOf(event), label: nameOf(event) })).reverse(),
            ]}
            value={chosenKey}
            onChoose={setChosen}
          />
          <CsvButton title={`Test samples, ${nameOf(chosen)}`} csv={() => samplesCsv(samples)} />
        </>
      }
    >
      <div className={classes.groups}>
        {groups.map(({ name, kind, samples: shown }) =>
          shown.length === 0 ? null : (
            <section key={name} className={classes.group} aria-label={`${name} test samples`}>
              <h3 data-kind={kind}>
                {name}
                <span>
                  {shown.filter(({ prediction, label }) => prediction === label).length} of {shown.length} right
                </span>
              </h3>
              <ul className={classes.tiles}>
                {shown.map((sample) => (
                  <SampleTile
                    key={sample.index}
                    set={set?.id ?? null}
                    sample={sample}
                    classNames={data?.classes ?? null}
                    biasNames={data?.biases ?? null}
                    onOpen={() =>
                      openSamples(run, { split: 'test', indices: [sample.index], how: 'one of those watched' })
                    }
                  />
                ))}
              </ul>
            </section>
          ),
        )}
      </div>
    </Panel>
  );
});

function samplesCsv(samples: readonly WatchedSample[]): string {
  const lines = samples.map(({ index, label, bias, prediction, labelProbability }) => [
    index,
    label,
    bias,
    prediction,
    labelProbability,
  ]);
  return csv([['test sample', 'class', 'bias', 'prediction', 'probability of the class (fraction)'], ...lines]);
}
