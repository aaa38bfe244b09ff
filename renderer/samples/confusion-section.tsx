// What the classifier takes the samples of a split for; a cell opens its images.
// biome-ignore-all lint/suspicious/noArrayIndexKey: class labels are indices
import { Button } from '@mantine/core';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import type { RunSplit } from '../../shared/api/samples.ts';
import { heatStyle } from '../../shared/heat-color.ts';
import type { SampleColumns } from '../../shared/sample-columns.ts';
import { walkCells } from '../charts/walk-cells.ts';
import { useAttempt } from '../workbench/use-attempt.ts';
import { useClient, useWorkbench } from '../workbench/workbench-provider.tsx';
import { confusionOf } from './confusion.ts';
import classes from './confusion-section.module.css';
import panel from './mined-panel.module.css';
import type { SampleFilter } from './sample-filter.ts';
import { shortCount } from './short-count.ts';

interface ConfusionSectionProps {
  readonly run: string;
  readonly of: RunSplit;
  readonly columns: SampleColumns;
  readonly classNames: readonly string[];
  readonly onShow: (filter: Partial<SampleFilter>) => void;
  /** There is more to be shown. */
  readonly reload: () => void;
}

export const ConfusionSection = memo(function ConfusionSection(props: ConfusionSectionProps) {
  const { run, of, columns, classNames, onShow, reload } = props;
  const { split, predictions } = of;
  const matrix = useMemo(
    () => confusionOf(columns.classes, columns.predictions, classNames.length),
    [columns, classNames.length],
  );
  return (
    <section className={panel.section} aria-label="Confusion">
      <h3>Confusion</h3>
      {predictions === null ? (
        <Asking run={run} split={split} reload={reload} />
      ) : (
        <>
          <p className={panel.note}>
            classifier after {predictions.stage}, step {predictions.step.toLocaleString('en-US')}: rows are classes,
            columns what it takes them for
          </p>
          <Matrix
            matrix={matrix}
            classNames={classNames}
            onCell={(label, prediction) => onShow({ split, classes: [label], predictions: [prediction] })}
          />
        </>
      )}
    </section>
  );
});

interface MatrixProps {
  readonly matrix: readonly (readonly number[])[];
  readonly classNames: readonly string[];
  readonly onCell: (label: number, prediction: number) => void;
}

function Matrix({ matrix, classNames, onCell }: MatrixProps) {
  const first = firstOf(matrix);
  return (
    <div className={classes.frame}>
      <table className={classes.matrix} aria-label="Confusion matrix" onKeyDown={walkCells}>
        <thead>
          <tr>
            <th scope="col">
              <span className={classes.hidden}>class, taken for</span>
            </th>
            {classNames.map((name, label) => (
              <th key={label} scope="col" title={`taken for ${name}`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.map((row, label) => {
            const all = row.reduce((sum, count) => sum + count, 0);
            return (
              <tr key={label}>
                <th scope="row" title={`class ${classNames[label]}`}>
                  {classNames[label]}
                </th>
                {row.map((count, prediction) =>
                  count === 0 ? (
                    <td key={prediction} className={classes.empty}>
                      ·
                    </td>
                  ) : (
                    <td key={prediction} data-right={label === prediction} style={heatStyle(count / all)}>
                      <button
                        type="button"
                        className={classes.choose}
                        tabIndex={label === first[0] && prediction === first[1] ? 0 : -1}
                        title={`Class ${classNames[label]} taken for ${classNames[prediction]}: ${count.toLocaleString('en-US')} of ${all.toLocaleString('en-US')}`}
                        onClick={() => onCell(label, prediction)}
                      >
                        {shortCount(count)}
                      </button>
                    </td>
                  ),
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The first cell with samples: the one that Tab reaches. */
function firstOf(matrix: MatrixProps['matrix']): readonly [label: number, prediction: number] {
  const label = matrix.findIndex((row) => row.some((count) => count > 0));
  return [label, matrix[label]?.findIndex((count) => count > 0) ?? -1];
}

/** The network is asked by a job, which takes an engine of its own for some seconds or minutes. */
function Asking({ run, split, reload }: Pick<ConfusionSectionProps, 'run' | 'reload'> & Pick<RunSplit, 'split'>) {
  const { comparison } = useClient();
  const { attempt, busy } = useAttempt();
  const [id, setId] = useState<string | null>(null);
  const job = useWorkbench(({ jobs }) => jobs.find((known) => known.id === id));
  const latest = useRef(reload);
  latest.current = reload;
  const status = job?.status;
  useEffect(() => {
    if (status === 'finished') latest.current();
  }, [status]);
  const ask = (): Promise<boolean> =>
    attempt(async () => setId((await comparison.evaluate({ run, split, report: null })).job));
  return (
    <>
      <p className={panel.note}>The classifier was not asked about these samples, or about others of this split.</p>
      <div className={panel.line}>
        <Button variant="default" loading={busy || status === 'running'} onClick={() => void ask()}>
          Ask it about all
        </Button>
        <span className={panel.note} role="status">
          {status === 'running' ? `${(job?.progress?.done ?? 0).toLocaleString('en-US')} asked` : ''}
          {job?.error == null ? '' : `${job.error.message}. ${job.error.remedy}`}
        </span>
      </div>
    </>
  );
}
