// How far the masks of the compared runs agree, layer by layer.
import { Loader, Select } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { heatStyle } from '../../shared/heat-color.ts';
import { jaccard, jaccardByChance, type Overlap, sumOf } from '../../shared/mask-overlap.ts';
import { percentText } from '../../shared/number-text.ts';
import { ColorScale } from '../charts/color-scale.tsx';
import { csv } from '../charts/csv.ts';
import { CsvButton } from '../charts/csv-button.tsx';
import { Panel } from '../charts/panel.tsx';
import { ErrorNotice } from '../workbench/error-notice.tsx';
import { useClient } from '../workbench/workbench-provider.tsx';
import panelClasses from './curve-panels.module.css';
import classes from './overlap-panel.module.css';
import { type LayerRow, layerRows } from './overlap-rows.ts';
import { RunMark } from './run-mark.tsx';
import { ROOMY, type ShownRun } from './shown-run.ts';

export function OverlapPanel({ runs }: { readonly runs: readonly ShownRun[] }) {
  const { found, error } = useOverlaps(runs);
  const [chosen, setChosen] = useState<string | null>(null);
  const masked = useMemo(() => runs.filter(({ id }) => found?.masked.some(({ run }) => run === id)), [runs, found]);
  const reference = masked.find(({ id }) => id === chosen) ?? masked[0];
  const others = masked.filter((run) => run !== reference);
  const rows = useMemo(
    () =>
      found === null || reference === undefined
        ? []
        : layerRows(
            found,
            reference.id,
            others.map(({ id }) => id),
          ),
    [found, reference, others],
  );
  const without = runs.filter((run) => found !== null && !masked.includes(run));
  return (
    <Panel
      title="Mask overlap"
      detail="weights that both keep over weights that either keeps (Jaccard)"
      span={runs.length > ROOMY ? 'all' : 1}
      controls={
        reference === undefined || others.length === 0 ? null : (
          <>
            {masked.length < 3 ? null : (
              <Select
                aria-label="Run that the others' masks are held against"
                classNames={{ input: panelClasses.runChoice ?? '' }}
                data={masked.map(({ id, name }) => ({ value: id, label: name }))}
                value={reference.id}
                onChange={setChosen}
                allowDeselect={false}
                comboboxProps={{ width: 280, position: 'bottom-end' }}
              />
            )}
            <CsvButton title="Comparison, mask overlap" csv={() => overlapCsv(reference, others, rows)} />
          </>
        )
      }
    >
      {error === null ? null : <ErrorNotice error={error} />}
      {found === null && error === null ? <Loader size="sm" aria-label="Reading the masks" /> : null}
      {found !== null && reference !== undefined && others.length > 0 ? (
        <>
          <OverlapTable reference={reference} others={others} rows={rows} />
          <div className={classes.note}>
            <ColorScale label="overlap" low="0 %" high="100 %" /> Below each: what two masks that keep as many weights
            would have in common by chance. Only what lies above says that the runs found the same weights.
          </div>
        </>
      ) : null}
      {without.length === 0 ? null : (
        <p className={classes.note}>
          {masked.length < 2 ? 'Two pruned runs are needed for it. ' : ''}No mask:{' '}
          {without.map(({ name }) => name).join(', ')}.
        </p>
      )}
    </Panel>
  );
}

interface OverlapTableProps {
  readonly reference: ShownRun;
  readonly others: readonly ShownRun[];
  readonly rows: readonly LayerRow[];
}

function OverlapTable({ reference, others, rows }: OverlapTableProps) {
  const all = others.map((_, place) => sumOf(rows.flatMap(({ overlaps }) => overlaps[place] ?? [])));
  return (
    <div className={classes.scroller}>
      <table className={classes.table} aria-label={`Overlap with the masks of ${reference.name}`}>
        <thead>
          <tr>
            <th scope="col" className={classes.corner}>
              with <RunMark run={reference} />
            </th>
            {others.map((run) => (
              <th key={run.id} scope="col">
                <RunMark run={run} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Row layer="all weights" overlaps={all} />
          {rows.map(({ layer, overlaps }) => (
            <Row key={layer} layer={layer} overlaps={overlaps} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ layer, overlaps }: LayerRow) {
  return (
    <tr>
      <th scope="row">{layer}</th>
      {overlaps.map((overlap, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is that of a run
        <Cell key={place} overlap={overlap} />
      ))}
    </tr>
  );
}

function Cell({ overlap }: { readonly overlap: Overlap | null }) {
  const value = overlap === null ? null : jaccard(overlap);
  if (overlap === null || value === null) {
    return <td title="no such layer, one of another shape, or none of its weights is kept">–</td>;
  }
  const kept = (count: number): string => percentText(count / overlap.weights);
  const title = `${overlap.both.toLocaleString('en-US')} weights are kept by both; ${kept(overlap.first)} and ${kept(overlap.second)} by each, of ${overlap.weights.toLocaleString('en-US')}`;
  return (
    <td style={heatStyle(value)} title={title}>
      {percentText(value)}
      <small>chance {percentText(jaccardByChance(overlap))}</small>
    </td>
  );
}

function overlapCsv(reference: ShownRun, others: readonly ShownRun[], rows: readonly LayerRow[]): string {
  const lines = rows.flatMap(({ layer, overlaps }) =>
    overlaps.map((overlap, place) => [
      ...[layer, reference.id, others[place]?.id],
      ...(overlap === null
        ? []
        : [jaccard(overlap), jaccardByChance(overlap), overlap.weights, overlap.first, overlap.second, overlap.both]),
    ]),
  );
  const head = ['layer', 'first run', 'second run', 'Jaccard', 'by chance', 'weights', 'kept by first', 'by second'];
  return csv([[...head, 'by both'], ...lines]);
}

/** Asked anew when a run has written another checkpoint. */
function useOverlaps(shown: readonly ShownRun[]) {
  const { comparison } = useClient();
  const runs = shown.map(({ id }) => id);
  const written = shown.map(({ state }) => state.checkpoints.length);
  const { data, error } = useQuery({
    queryKey: ['overlaps', runs, written],
    queryFn: ({ signal }) => comparison.masks({ runs }, { signal }),
    enabled: runs.length > 1,
    placeholderData: keepPreviousData,
  });
  return { found: data ?? null, error };
}
