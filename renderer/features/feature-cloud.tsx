// The cloud of features with its colours, and what was selected in it.
import { useComputedColorScheme } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import type { ReportView } from '../../shared/api/comparison.ts';
import { type SampleColumns, UNKNOWN_MARK } from '../../shared/sample-columns.ts';
import { csv } from '../charts/csv.ts';
import { marksWith, useMinedDraft } from '../samples/mined-draft.ts';
import { splitNames } from '../workbench/split-titles.ts';
import { Cloud } from './cloud.ts';
import { allLabels, nothing, useCloudState } from './cloud-state.ts';
import { ColorLegend } from './color-legend.tsx';
import { coloringBy, colorings, pointColors } from './coloring.ts';
import { methodName } from './features-header.tsx';
import classes from './features-view.module.css';
import { SampleCard } from './sample-card.tsx';
import { Scatter } from './scatter.tsx';
import { SelectedPanel } from './selected-panel.tsx';

interface FeatureCloudProps {
  readonly run: string;
  readonly report: ReportView;
  /** For images, and what the run knows of the split's samples; null where the data are not as they were. */
  readonly set: string | null;
  readonly columns: SampleColumns | null;
  /** Whether the data set is another one than it was. */
  readonly isChanged: boolean;
}

export function FeatureCloud({ run, report, set, columns, isChanged }: FeatureCloudProps) {
  const scheme = useComputedColorScheme('light');
  const cloud = useMemo(() => new Cloud(report.sample.positions), [report]);
  const mined = useMined(run, report, columns);
  const [{ by: wantedBy, shown, selection }, change] = useCloudState(run, report);
  const colored = useMemo(
    () => new Map(colorings.map((known) => [known, coloringBy(known, report, mined)])),
    [report, mined],
  );
  const by = colored.get(wantedBy) == null ? 'class' : wantedBy;
  const coloring = colored.get(by) ?? { labels: [], codes: new Uint8Array(cloud.count) };
  const colors = useMemo(
    () => pointColors(coloring, scheme, shown, new Set(selection.points)),
    [coloring, scheme, shown, selection],
  );
  const isWanted = useCallback(
    (point: number) => shown.size === 0 || shown.has(coloring.codes[point] ?? 0),
    [shown, coloring],
  );
  return (
    <div className={classes.body}>
      <Scatter
        cloud={cloud}
        colors={colors}
        label={`${methodName[report.embedding]} of the ${splitNames[report.split]}'s features, coloured by ${by}`}
        isWanted={isWanted}
        onSelect={(points, how) => change({ selection: { points, how } })}
        onClear={() => change({ selection: nothing })}
        card={(point) => (
          <SampleCard report={report} point={point} set={set} isMined={mined === null ? null : mined[point] === 1} />
        )}
        csv={() => cloudCsv(report)}
      />
      <aside className={classes.side} aria-label="Colours and selection">
        <ColorLegend
          by={by}
          onBy={(next) => change({ by: next, shown: allLabels })}
          known={colorings.filter((known) => colored.get(known) != null)}
          coloring={coloring}
          scheme={scheme}
          shown={shown}
          onShown={(next) => change({ shown: next })}
          isOfRun={columns !== null}
        />
        <SelectedPanel
          run={run}
          report={report}
          selection={selection}
          coloring={coloring}
          set={set}
          canMark={mined !== null}
          canOpen={!isChanged}
          onClear={() => change({ selection: nothing })}
        />
      </aside>
    </div>
  );
}

/** Of each point 1 where it is mined, corrections that are not saved with them; null where that is not known. */
function useMined(run: string, { sample }: ReportView, columns: SampleColumns | null): Uint8Array | null {
  const { says } = useMinedDraft(run);
  return useMemo(() => {
    if (columns === null || sample.indices === null || columns.mined[0] === undefined) return null;
    if (columns.mined[0] === UNKNOWN_MARK) return null;
    const marks = marksWith(columns.mined, says);
    return Uint8Array.from(sample.indices, (index) => marks[index] ?? 0);
  }, [columns, sample, says]);
}

function cloudCsv({ sample, classNames, biasNames }: ReportView): string {
  const lines = sample.positions.map(([x, y], i) => [
    ...[sample.indices?.[i], sample.paths[i], classNames[sample.classes[i] ?? 0]],
    ...[biasNames?.[sample.biases?.[i] ?? 0], classNames[sample.predictions[i] ?? 0], x, y],
  ]);
  return csv([['sample', 'path', 'class', 'bias', 'prediction', 'x', 'y'], ...lines]);
}
