// The group matrix of the latest evaluation, or of an earlier one that is chosen.
import { memo, useState } from 'react';
import { useLocation } from 'wouter';
import type { EventOf } from '../../shared/events.ts';
import { accuracyMatrix, alignedGroupsOf, isByClass } from '../../shared/group-accuracy.ts';
import { ColorScale } from '../charts/color-scale.tsx';
import { csv } from '../charts/csv.ts';
import { GroupMatrix } from '../charts/group-matrix.tsx';
import { matrixPicture } from '../charts/matrix-picture.ts';
import { Panel } from '../charts/panel.tsx';
import { PendingPanel } from '../charts/pending-panel.tsx';
import { SaveMenu } from '../charts/save-menu.tsx';
import { Choice } from '../controls/choice.tsx';
import { samplesAddress } from '../shell/addresses.ts';
import classes from './matrix-panel.module.css';
import type { Split } from './run-series.ts';
import { splitTitle } from './split-switch.tsx';

interface MatrixPanelProps {
  readonly run: string;
  readonly events: readonly EventOf<'group-accuracy'>[];
  /** What the run says of its data. */
  readonly data: EventOf<'data-opened'> | null;
  readonly split: Split;
  readonly of: string;
}

const LATEST = 'latest';

export const MatrixPanel = memo(function MatrixPanel({ run, events, data, split, of }: MatrixPanelProps) {
  const [chosen, setChosen] = useState(LATEST);
  const [, go] = useLocation();
  const ofSplit = events.filter((event) => event.split === split);
  const latest = ofSplit.at(-1);
  const shown = ofSplit.find(({ step }) => String(step) === chosen) ?? latest;
  const title = 'Group accuracy';
  const detail = `${splitTitle[split]} · ${of}`;
  if (shown === undefined) return <PendingPanel title={title} detail={detail} />;
  return (
    <Panel
      title={title}
      detail={detail}
      controls={
        <>
          <Choice
            label="Step of the group matrix"
            className={classes.step}
            options={[
              { value: LATEST, label: `step ${latest?.step.toLocaleString('en-US')}, latest` },
              ...ofSplit
                .map(({ step }) => ({ value: String(step), label: `step ${step.toLocaleString('en-US')}` }))
                .reverse(),
            ]}
            value={shown === latest && chosen !== String(latest?.step) ? LATEST : chosen}
            onChoose={setChosen}
          />
          <SaveMenu
            title={`${title}, ${detail}, step ${shown.step}`}
            png={() => matrixPicture(`${title}, ${detail}, step ${shown.step}`, shown)}
            csv={() => matrixCsv(shown)}
          />
        </>
      }
    >
      <GroupMatrix
        label={`${title}, ${detail}`}
        counts={shown}
        aligned={alignedGroupsOf(data, shown)}
        classNames={data?.classes ?? null}
        biasNames={isByClass(shown) ? ['all'] : (data?.biases ?? null)}
        onCell={(label, bias) =>
          go(samplesAddress(run, { split, classes: [label], biases: isByClass(shown) ? [] : [bias] }))
        }
      />
      <div className={classes.foot}>
        <ColorScale label="accuracy" low="0 %" high="100 %" />
        <span>small: number of samples</span>
        <span className={classes.aligned}>aligned</span>
      </div>
    </Panel>
  );
});

/** A line for each group. */
function matrixCsv(counts: EventOf<'group-accuracy'>): string {
  const accuracies = accuracyMatrix(counts);
  const lines = counts.total.flatMap((row, label) =>
    row.map((total, bias) => [label, bias, total, counts.correct[label]?.[bias], accuracies[label]?.[bias]]),
  );
  return csv([['class', 'bias', 'samples', 'right', 'accuracy'], ...lines]);
}
