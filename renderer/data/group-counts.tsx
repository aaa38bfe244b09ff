// How many samples each group has, as a picture: the darker the fewer, aligned groups framed.
// biome-ignore-all lint/suspicious/noArrayIndexKey: class and bias labels are indices
import type { SampleSet } from '../../shared/api/data.ts';
import { heatStyle } from '../../shared/heat-color.ts';
import { ColorScale } from '../charts/color-scale.tsx';
import { namesWidth } from '../charts/names-width.ts';
import classes from './group-counts.module.css';
import type { Group } from './preview-images.tsx';

interface GroupCountsProps {
  readonly set: Pick<SampleSet, 'classNames' | 'biasNames' | 'aligned'>;
  /** [classes, biases], or one column where bias labels are unknown. */
  readonly groups: readonly (readonly number[])[];
  readonly chosen?: Group | null;
  /** Null for all groups. Where this is left out, none can be chosen. */
  readonly onGroup?: (group: Group | null) => void;
}

export function GroupCounts({ set, groups, chosen = null, onGroup }: GroupCountsProps) {
  const most = Math.max(1, ...groups.flat());
  const biases = set.biasNames ?? ['all'];
  return (
    <div className={classes.frame}>
      <table className={classes.matrix} aria-label="Number of samples of each group">
        <thead>
          <tr>
            <th scope="col" style={{ width: namesWidth(set.classNames, 82, 170) }}>
              {set.biasNames === null ? 'class' : 'class ╲ bias'}
            </th>
            {biases.map((name, bias) => (
              <th key={bias} scope="col" title={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((row, label) => (
            <tr key={label}>
              <th scope="row" title={set.classNames[label]}>
                {set.classNames[label]}
              </th>
              {row.map((count, bias) => (
                <Cell
                  key={bias}
                  count={count}
                  share={shareOf(count, most)}
                  isAligned={set.aligned?.[label]?.[bias] ?? false}
                  isChosen={chosen?.label === label && chosen.bias === bias}
                  place={`class ${set.classNames[label]}, bias ${biases[bias]}`}
                  onChoose={onGroup === undefined ? null : (was) => onGroup(was ? null : { label, bias })}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className={classes.foot}>
        <ColorScale label="samples, on a log scale" low="1" high={most.toLocaleString('en')} />
        {set.aligned === null ? null : <span className={classes.framed}>aligned</span>}
      </div>
    </div>
  );
}

/** By order of magnitude: a conflicting group has some hundred times fewer samples than an aligned one. */
const shareOf = (count: number, most: number): number => Math.log1p(count) / Math.log1p(most);

interface CellProps {
  readonly count: number;
  readonly share: number;
  readonly isAligned: boolean;
  readonly isChosen: boolean;
  readonly place: string;
  readonly onChoose: ((wasChosen: boolean) => void) | null;
}

function Cell({ count, share, isAligned, isChosen, place, onChoose }: CellProps) {
  if (count === 0) {
    return (
      <td className={classes.empty} title={`${place}: no samples`}>
        –
      </td>
    );
  }
  const title = `${place}${isAligned ? ' (aligned)' : ''}: ${count.toLocaleString('en')} samples`;
  if (onChoose === null) {
    return (
      <td data-aligned={isAligned} style={heatStyle(share)} title={title}>
        {count.toLocaleString('en')}
      </td>
    );
  }
  return (
    <td data-aligned={isAligned} data-chosen={isChosen} style={heatStyle(share)}>
      <button
        type="button"
        className={classes.choose}
        title={title}
        aria-label={title}
        aria-pressed={isChosen}
        onClick={() => onChoose(isChosen)}
      >
        {count.toLocaleString('en')}
      </button>
    </td>
  );
}
