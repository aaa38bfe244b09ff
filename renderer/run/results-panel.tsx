// What each stage left: the run's results in one table.
import { useMemo } from 'react';
import { percentText } from '../../shared/number-text.ts';
import type { RunPart } from '../../shared/run-parts.ts';
import type { RunState } from '../../shared/run-state.ts';
import { type StageOutcome, stageOutcome } from '../../shared/stage-outcome.ts';
import { csv } from '../charts/csv.ts';
import { CsvButton } from '../charts/csv-button.tsx';
import { Panel } from '../charts/panel.tsx';
import { MinedLinks } from './mined-links.tsx';
import { partKey, stageColor, stageTitle } from './part.ts';
import classes from './results-panel.module.css';
import type { Split } from './run-series.ts';
import { SplitSwitch, splitTitle } from './split-switch.tsx';

interface ResultsPanelProps {
  readonly run: string;
  readonly parts: readonly RunPart[];
  readonly state: RunState;
  readonly split: Split;
  readonly onSplit: (split: Split) => void;
}

export function ResultsPanel({ run, parts, state, split, onSplit }: ResultsPanelProps) {
  const rows = useMemo(
    () => parts.filter(({ steps }) => steps > 0).map((part) => stageOutcome(part, state, split)),
    [parts, state, split],
  );
  const mined = state.mined.findLast(({ final }) => final);
  return (
    <Panel
      title="Results"
      detail={`accuracy on the ${splitTitle[split]}, at the end of each stage`}
      controls={
        <>
          <SplitSwitch split={split} onSplit={onSplit} />
          <CsvButton title={`Results, ${splitTitle[split]}`} csv={() => resultsCsv(rows)} />
        </>
      }
    >
      <table className={classes.results}>
        <thead>
          <tr>
            <th scope="col">network after</th>
            <th scope="col" className={classes.conflict}>
              conflict
            </th>
            <th scope="col" className={classes.aligned}>
              aligned
            </th>
            <th scope="col">total</th>
            <th scope="col">worst</th>
            <th scope="col">kept</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ part, step, summary, kept }) => (
            <tr key={partKey(part)}>
              <th scope="row">
                <span className={classes.stage} style={{ background: stageColor(part.stage) }} />
                {stageTitle(part.stage)}
                <small>
                  {[
                    part.stage === 'pretraining' ? part.network : '',
                    step === null ? '' : `step ${step.toLocaleString('en-US')}`,
                  ]
                    .filter((text) => text !== '')
                    .join(', ')}
                </small>
              </th>
              <td>
                <b>{percentText(summary?.conflict ?? null)}</b>
              </td>
              <td>{percentText(summary?.aligned ?? null)}</td>
              <td>{percentText(summary?.total ?? null)}</td>
              <td>{percentText(summary?.worstGroup ?? null)}</td>
              <td>{percentText(kept)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.mined}>
        {mined === undefined
          ? 'Mined set: not settled yet.'
          : [
              `Mined set: ${mined.size.toLocaleString('en-US')} of ${mined.of.toLocaleString('en-US')} training samples`,
              ...(mined.precision === null && mined.recall === null
                ? ['of which precision and recall are not known']
                : [`precision ${percentText(mined.precision)}`, `recall ${percentText(mined.recall)}`]),
            ].map((figure, place) => (
              <span key={figure}>
                {place === 0 ? '' : ', '}
                <span className={classes.figure}>{figure}</span>
              </span>
            ))}
      </p>
      {mined === undefined ? null : (
        <p className={classes.links}>
          <MinedLinks run={run} mined={mined} />
        </p>
      )}
    </Panel>
  );
}

const FRACTIONS = ['conflict', 'aligned', 'total', 'worst group', 'kept'];

function resultsCsv(rows: readonly StageOutcome[]): string {
  const lines = rows.map(({ part, step, summary, kept }) => [
    part.stage,
    part.network,
    step,
    ...[summary?.conflict, summary?.aligned, summary?.total, summary?.worstGroup, kept],
  ]);
  return csv([['stage', 'network', 'step', ...FRACTIONS.map((name) => `${name} (fraction)`)], ...lines]);
}
