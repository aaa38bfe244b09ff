// A group matrix as a heatmap: accuracy of each (class, bias) cell, with its number of samples.
// biome-ignore-all lint/suspicious/noArrayIndexKey: class and bias labels are indices
import type { GroupCounts } from '../../shared/events.ts';
import { type AlignedGroups, accuracyMatrix } from '../../shared/group-accuracy.ts';
import { heatStyle } from '../../shared/heat-color.ts';
import classes from './group-matrix.module.css';
import { namesWidth } from './names-width.ts';
import { walkCells } from './walk-cells.ts';

export interface GroupMatrixProps {
  readonly label: string;
  readonly counts: GroupCounts;
  /** Null where it is unknown. */
  readonly aligned: AlignedGroups | null;
  /** Names of classes and of bias labels; labels themselves where there are none. */
  readonly classNames: readonly string[] | null;
  readonly biasNames: readonly string[] | null;
  /** Called with class and bias of a chosen cell; without it cells cannot be chosen. */
  readonly onCell?: (label: number, bias: number) => void;
}

/** Aligned cells have a frame in their colour. Up to this many rows a cell has room for its count. */
export const ROOMY = 12;

export function GroupMatrix({ label, counts, aligned, classNames, biasNames, onCell }: GroupMatrixProps) {
  const accuracies = accuracyMatrix(counts);
  const first = counts.total.findIndex((row) => row.some((total) => total > 0));
  const firstBias = counts.total[first]?.findIndex((total) => total > 0) ?? -1;
  const biases = counts.total[0]?.length ?? 0;
  return (
    <div className={classes.frame} data-roomy={accuracies.length <= ROOMY}>
      <table className={classes.matrix} aria-label={label} onKeyDown={walkCells}>
        <thead>
          <tr>
            <th className={classes.corner} scope="col" style={{ width: namesWidth(classNames ?? [], 72, 130) }}>
              class ╲ bias
            </th>
            {Array.from({ length: biases }, (_, bias) => (
              <th key={bias} scope="col" title={biasNames?.[bias]}>
                {biasNames?.[bias] ?? bias}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {accuracies.map((row, classLabel) => (
            <tr key={classLabel}>
              <th scope="row" title={classNames?.[classLabel]}>
                {classNames?.[classLabel] ?? classLabel}
              </th>
              {row.map((accuracy, bias) => (
                <Cell
                  key={bias}
                  accuracy={accuracy}
                  total={counts.total[classLabel]?.[bias] ?? 0}
                  correct={counts.correct[classLabel]?.[bias] ?? 0}
                  aligned={aligned?.[classLabel]?.[bias] ?? false}
                  place={`class ${classNames?.[classLabel] ?? classLabel}, bias ${biasNames?.[bias] ?? bias}`}
                  isFirst={classLabel === first && bias === firstBias}
                  {...(onCell === undefined ? {} : { onChoose: () => onCell(classLabel, bias) })}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  readonly accuracy: number | null;
  readonly total: number;
  readonly correct: number;
  readonly aligned: boolean;
  readonly place: string;
  /** The one that Tab reaches. */
  readonly isFirst: boolean;
  readonly onChoose?: () => void;
}

function Cell({ accuracy, total, correct, aligned, place, isFirst, onChoose }: CellProps) {
  if (accuracy === null) {
    return (
      <td className={classes.empty} title={`${place}: no samples`}>
        –
      </td>
    );
  }
  const title = `${place}${aligned ? ' (aligned)' : ''}: ${correct} of ${total} right`;
  const content = (
    <>
      {accuracy === 1 ? '100' : (100 * accuracy).toFixed(1)}
      <small>{total}</small>
    </>
  );
  return (
    <td data-aligned={aligned} style={heatStyle(accuracy)} title={onChoose === undefined ? title : undefined}>
      {onChoose === undefined ? (
        content
      ) : (
        <button type="button" className={classes.choose} tabIndex={isFirst ? 0 : -1} onClick={onChoose} title={title}>
          {content}
        </button>
      )}
    </td>
  );
}
