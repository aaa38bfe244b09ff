// The settings that tell the compared runs apart.
import { useMemo } from 'react';
import type { RunSummary } from '../../shared/run-summary.ts';
import { csv } from '../charts/csv.ts';
import { CsvButton } from '../charts/csv-button.tsx';
import { Panel } from '../charts/panel.tsx';
import { fieldNamed, fieldText, type RunField } from '../runs/fields.ts';
import classes from './compare-table.module.css';
import { differingFields } from './differing-fields.ts';
import { RunMark } from './run-mark.tsx';
import own from './settings-table.module.css';
import { ROOMY, type ShownRun } from './shown-run.ts';

export function SettingsTable({ runs }: { readonly runs: readonly ShownRun[] }) {
  const rows = useMemo(() => rowsOf(runs.map(({ summary }) => summary)), [runs]);
  return (
    <Panel
      title="Settings that differ"
      detail={rows.length === 0 ? null : 'marked where a run departs from the first one'}
      span={runs.length > ROOMY ? 'all' : 1}
      controls={<CsvButton title="Comparison, settings" csv={() => settingsCsv(runs, rows)} />}
    >
      {rows.length === 0 ? (
        <p className={classes.none}>All settings are the same: the runs repeat one another.</p>
      ) : (
        <div className={classes.scroller}>
          <table className={own.settings}>
            <thead>
              <tr>
                <td />
                {runs.map((run) => (
                  <th key={run.id} scope="col" className={classes.runs}>
                    <RunMark run={run} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ field, texts }) => (
                <tr key={field.id}>
                  <th scope="row" title={field.hint}>
                    {field.label}
                  </th>
                  {runs.map(({ id }, place) => (
                    <td key={id} data-differs={texts[place] !== texts[0]} title={texts[place]}>
                      {texts[place]}
                      {texts[place] === texts[0] ? null : <span className={classes.hidden}> (differs)</span>}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

interface SettingRow {
  readonly field: RunField;
  /** In the order of runs. */
  readonly texts: readonly string[];
}

function rowsOf(runs: readonly RunSummary[]): SettingRow[] {
  return differingFields(runs)
    .map(fieldNamed)
    .filter((field) => field !== undefined)
    .map((field) => ({ field, texts: runs.map((run) => fieldText(field, field.value(run))) }));
}

function settingsCsv(runs: readonly ShownRun[], rows: readonly SettingRow[]): string {
  return csv([['setting', ...runs.map(({ id }) => id)], ...rows.map(({ field, texts }) => [field.label, ...texts])]);
}
