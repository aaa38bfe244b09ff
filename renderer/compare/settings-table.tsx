// The settings that tell the compared runs apart.
import { useMemo } from 'react';
import { csv } from '../charts/csv.ts';
import { CsvButton } from '../charts/csv-button.tsx';
import { Panel } from '../charts/panel.tsx';
import classes from './compare-table.module.css';
import { type DifferingField, differingFields } from './differing-fields.ts';
import { RunMark } from './run-mark.tsx';
import own from './settings-table.module.css';
import { ROOMY, type ShownRun } from './shown-run.ts';

export function SettingsTable({ runs }: { readonly runs: readonly ShownRun[] }) {
  const rows = useMemo(() => differingFields(runs.map(({ summary }) => summary)), [runs]);
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
                    <SettingCell
                      key={id}
                      text={texts[place] ?? null}
                      first={texts.find((text) => text !== null) ?? null}
                    />
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

function SettingCell({ text, first }: { readonly text: string | null; readonly first: string | null }) {
  if (text === null) return <td title="The run does not use it">–</td>;
  const differs = text !== first;
  return (
    <td data-differs={differs} title={text}>
      {text}
      {differs ? <span className={classes.hidden}> (differs)</span> : null}
    </td>
  );
}

function settingsCsv(runs: readonly ShownRun[], rows: readonly DifferingField[]): string {
  return csv([['setting', ...runs.map(({ id }) => id)], ...rows.map(({ field, texts }) => [field.label, ...texts])]);
}
