// The group matrix of the latest evaluation, or of an earlier one that is chosen.
import { memo, useState } from 'react';
import { useLocation } from 'wouter';
import type { EventOf } from '../../shared/events.ts';
import { type AlignedGroups, accuracyMatrix, alignedGroupsOf, isByClass } from '../../shared/group-accuracy.ts';
import { ColorScale } from '../charts/color-scale.tsx';
import { csv } from '../charts/csv.ts';
import { GroupMatrix, type GroupMatrixProps, ROOMY } from '../charts/group-matrix.tsx';
import { matrixPicture } from '../charts/matrix-picture.ts';
import { Panel } from '../charts/panel.tsx';
import { PendingPanel } from '../charts/pending-panel.tsx';
import { SaveMenu } from '../charts/save-menu.tsx';
import { useSavedDetail } from '../charts/saved-from.ts';
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
  const savedDetail = useSavedDetail();
  const ofSplit = events.filter((event) => event.split === split);
  const latest = ofSplit.at(-1);
  const shown = ofSplit.find(({ step }) => String(step) === chosen) ?? latest;
  const title = 'Group accuracy';
  const detail = `${splitTitle[split]} · ${of}`;
  if (shown === undefined) {
    return (
      <PendingPanel title={title} detail={detail}>
        {data === null ? null : <Figure {...pendingFigure(data)} label="" />}
      </PendingPanel>
    );
  }
  const aligned = alignedGroupsOf(data, shown);
  const classNames = data?.classes ?? null;
  const biasNames = isByClass(shown) ? ['all'] : (data?.biases ?? null);
  const at = `step ${shown.step.toLocaleString('en-US')}`;
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
            title={`${title}, ${detail}, ${at}`}
            png={() => matrixPicture(shown, { title, detail: savedDetail(detail, at), classNames, biasNames, aligned })}
            csv={() => matrixCsv(shown, { classNames, biasNames, aligned })}
          />
        </>
      }
    >
      <Figure
        label={`${title}, ${detail}`}
        counts={shown}
        aligned={aligned}
        classNames={classNames}
        biasNames={biasNames}
        onCell={(label, bias) =>
          go(samplesAddress(run, { split, classes: [label], biases: isByClass(shown) ? [] : [bias] }))
        }
      />
    </Panel>
  );
});

/** The matrix with what explains it. */
function Figure(props: GroupMatrixProps) {
  return (
    <>
      <GroupMatrix {...props} />
      <div className={classes.foot}>
        <ColorScale label="accuracy" low="0 %" high="100 %" />
        {props.counts.total.length > ROOMY ? null : <span>small: number of samples</span>}
        {props.aligned === null ? null : <span className={classes.aligned}>aligned</span>}
      </div>
    </>
  );
}

/** As large as the matrix will be: nothing moves when it comes. */
function pendingFigure({ classes: names, biases, aligned }: EventOf<'data-opened'>): Omit<GroupMatrixProps, 'label'> {
  const none = names.map(() => (biases ?? ['all']).map(() => 0));
  return { counts: { correct: none, total: none }, aligned, classNames: names, biasNames: biases ?? ['all'] };
}

interface GroupNames {
  readonly classNames: readonly string[] | null;
  readonly biasNames: readonly string[] | null;
  readonly aligned: AlignedGroups | null;
}

/** A line for each group. */
function matrixCsv(counts: EventOf<'group-accuracy'>, { classNames, biasNames, aligned }: GroupNames): string {
  const accuracies = accuracyMatrix(counts);
  const kind = (label: number, bias: number): string =>
    aligned === null ? 'unknown' : aligned[label]?.[bias] === true ? 'aligned' : 'conflicting';
  const lines = counts.total.flatMap((row, label) =>
    row.map((total, bias) => [
      classNames?.[label] ?? label,
      biasNames?.[bias] ?? bias,
      kind(label, bias),
      total,
      counts.correct[label]?.[bias],
      accuracies[label]?.[bias],
    ]),
  );
  return csv([['class', 'bias', 'group', 'samples', 'right', 'accuracy (fraction)'], ...lines]);
}
