// What came out of each run: the network that counts of each, on the test set, by each weighting.
import { useMemo } from 'react';
import { type ComparedRun, comparedRun } from '../../shared/comparison.ts';
import { selectionText } from '../../shared/model-selection.ts';
import { durationText, percentText } from '../../shared/number-text.ts';
import { csv } from '../charts/csv.ts';
import { CsvButton } from '../charts/csv-button.tsx';
import { Panel } from '../charts/panel.tsx';
import { bestOf } from './best-of.ts';
import classes from './compare-table.module.css';
import { RunMark } from './run-mark.tsx';
import type { ShownRun } from './shown-run.ts';

type Metric = 'conflict' | 'aligned' | 'worstGroup' | 'overSamples' | 'overGroups' | 'byTrainingShares';

const metrics: readonly { readonly name: Metric; readonly title: string; readonly hint: string }[] = [
  { name: 'conflict', title: 'conflict', hint: 'Mean over the conflicting groups' },
  { name: 'aligned', title: 'aligned', hint: 'Mean over the aligned groups' },
  { name: 'worstGroup', title: 'worst group', hint: 'The lowest accuracy of a group' },
  { name: 'overSamples', title: 'over samples', hint: 'Average: each sample counts alike' },
  { name: 'overGroups', title: 'over groups', hint: 'Average: each group counts alike' },
  {
    name: 'byTrainingShares',
    title: 'by training shares',
    hint: 'Average: each group counts as often as training samples are of it',
  },
];

export function FinalTable({ runs }: { readonly runs: readonly ShownRun[] }) {
  const rows = useMemo(() => runs.map((run) => ({ run, found: comparedRun(run.summary.record, run.state) })), [runs]);
  const best = useMemo(
    () => new Map(metrics.map(({ name }) => [name, bestOf(rows.map(({ found }) => found[name]))])),
    [rows],
  );
  return (
    <Panel
      title="Results"
      detail="accuracy on the test set of the network that counts; the best of each column is bold"
      span="all"
      controls={<CsvButton title="Comparison, results" csv={() => tableCsv(rows.map(({ found }) => found))} />}
    >
      <div className={classes.scroller}>
        <table className={classes.table}>
          <thead>
            <tr>
              <td rowSpan={2} />
              <th rowSpan={2} scope="col" data-left>
                method
              </th>
              <th rowSpan={2} scope="col" data-left>
                the network that counts
              </th>
              <th colSpan={3} scope="colgroup" className={classes.group}>
                groups
              </th>
              <th colSpan={3} scope="colgroup" className={classes.group}>
                average, weighted
              </th>
              <th rowSpan={2} scope="col">
                kept
              </th>
              <th rowSpan={2} scope="col">
                duration
              </th>
            </tr>
            <tr>
              {metrics.map(({ name, title, hint }) => (
                <th key={name} scope="col" title={hint} data-kind={name}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ run, found }) => (
              <tr key={run.id}>
                <th scope="row">
                  <RunMark run={run} />
                </th>
                <td data-left>
                  {found.method}
                  {found.knowsBias ? <small> knows the bias</small> : null}
                  {run.summary.record.minedSet === null ? null : (
                    <small title={`Goes by the ${found.minedSet}`}>
                      {' '}
                      by corrected mined set {run.summary.record.minedSet.version}
                    </small>
                  )}
                </td>
                <td data-left className={classes.rule} title={`Selected: ${selectionText[found.selection]}`}>
                  {whatCounts(run, found)}
                </td>
                {metrics.map(({ name }) => (
                  <td key={name} data-best={best.get(name) === found[name] && found[name] !== null}>
                    {percentText(found[name])}
                  </td>
                ))}
                <td>{found.kept === null ? '–' : percentText(found.kept)}</td>
                <td>{found.seconds === null ? '–' : durationText(found.seconds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

const shortRule: Readonly<Record<ComparedRun['selection'], string>> = {
  last: 'last step',
  'worst-group': 'best worst group, valid',
  conflict: 'best conflict, valid',
};

/** `last step, 1,000`; how the run stands where it has not come so far. */
function whatCounts({ summary }: ShownRun, { selection, step }: ComparedRun): string {
  return step === null ? `none yet: ${summary.status}` : `${shortRule[selection]}, ${step.toLocaleString('en-US')}`;
}

function tableCsv(rows: readonly ComparedRun[]): string {
  const head = ['run', 'method', 'seed', 'selection', 'step', ...metrics.map(({ title }) => title), 'kept', 'seconds'];
  const lines = rows.map((run) => [
    ...[run.id, run.method, run.seed, selectionText[run.selection], run.step],
    ...metrics.map(({ name }) => run[name]),
    ...[run.kept, run.seconds],
  ]);
  return csv([head, ...lines]);
}
