// Filtering by class and bias label: rows and columns of the matrix of groups, or one of its cells.
// biome-ignore-all lint/suspicious/noArrayIndexKey: class and bias labels are indices
import type { AlignedGroups } from '../../shared/group-accuracy.ts';
import { heatStyle } from '../../shared/heat-color.ts';
import { walkCells } from '../charts/walk-cells.ts';
import type { FacetCounts } from './filter-samples.ts';
import classes from './group-facet.module.css';
import type { SampleFilter } from './sample-filter.ts';
import { shortCount } from './short-count.ts';

interface GroupFacetProps {
  readonly classNames: readonly string[];
  /** Null where there are no bias labels. */
  readonly biasNames: readonly string[] | null;
  readonly aligned: AlignedGroups | null;
  readonly counts: FacetCounts;
  readonly filter: SampleFilter;
  readonly onChange: (changed: Partial<SampleFilter>) => void;
}

/** More labels than this make no matrix: lists of classes and of bias labels then. */
const MOST = 12;

export function GroupFacet(props: GroupFacetProps) {
  const { classNames, biasNames, counts, filter, onChange } = props;
  const isMatrix = biasNames !== null && classNames.length <= MOST && biasNames.length <= MOST;
  return (
    <>
      {isMatrix ? <Matrix {...props} biasNames={biasNames} /> : null}
      {isMatrix ? null : (
        <Labels
          title="Class"
          names={classNames}
          counts={counts.classes}
          chosen={filter.classes}
          onChoose={(labels) => onChange({ classes: labels })}
        />
      )}
      {isMatrix || biasNames === null ? null : (
        <Labels
          title="Bias"
          names={biasNames}
          counts={counts.biases}
          chosen={filter.biases}
          onChoose={(labels) => onChange({ biases: labels })}
        />
      )}
    </>
  );
}

function Matrix({
  classNames,
  biasNames,
  aligned,
  counts,
  filter,
  onChange,
}: GroupFacetProps & { readonly biasNames: readonly string[] }) {
  const most = Math.log1p(counts.groups.reduce((before, count) => Math.max(before, count), 1));
  const isOnly = (labels: readonly number[], label: number): boolean => labels.length === 1 && labels[0] === label;
  const isRow = (label: number): boolean => isOnly(filter.classes, label) && filter.biases.length === 0;
  const isColumn = (bias: number): boolean => isOnly(filter.biases, bias) && filter.classes.length === 0;
  return (
    <table className={classes.matrix} aria-label="Samples of each group" onKeyDown={walkCells}>
      <thead>
        <tr>
          <th scope="col">class ╲ bias</th>
          {biasNames.map((name, bias) => (
            <th key={bias} scope="col">
              <button
                type="button"
                tabIndex={bias === 0 ? 0 : -1}
                aria-pressed={isColumn(bias)}
                title={`Bias ${name}`}
                onClick={() => onChange({ classes: [], biases: isColumn(bias) ? [] : [bias] })}
              >
                {name}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {classNames.map((name, label) => (
          <tr key={label}>
            <th scope="row">
              <button
                type="button"
                tabIndex={-1}
                aria-pressed={isRow(label)}
                title={`Class ${name}`}
                onClick={() => onChange({ biases: [], classes: isRow(label) ? [] : [label] })}
              >
                {name}
              </button>
            </th>
            {biasNames.map((biasName, bias) => {
              const count = counts.groups[label * biasNames.length + bias] ?? 0;
              const isChosen = isOnly(filter.classes, label) && isOnly(filter.biases, bias);
              const title = `Class ${name}, bias ${biasName}: ${count.toLocaleString('en-US')} samples`;
              return (
                <td
                  key={bias}
                  data-aligned={aligned?.[label]?.[bias] ?? false}
                  style={count === 0 ? {} : heatStyle(Math.log1p(count) / most)}
                >
                  <button
                    type="button"
                    tabIndex={-1}
                    aria-pressed={isChosen}
                    title={title}
                    onClick={() =>
                      onChange(isChosen ? { classes: [], biases: [] } : { classes: [label], biases: [bias] })
                    }
                  >
                    {count === 0 ? '·' : shortCount(count)}
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface LabelsProps {
  readonly title: string;
  readonly names: readonly string[];
  readonly counts: Uint32Array;
  readonly chosen: readonly number[];
  readonly onChoose: (labels: readonly number[]) => void;
}

function Labels({ title, names, counts, chosen, onChoose }: LabelsProps) {
  return (
    <fieldset className={classes.labels}>
      <legend>{title}</legend>
      {names.map((name, label) => {
        const isChosen = chosen.includes(label);
        return (
          <button
            key={label}
            type="button"
            aria-pressed={isChosen}
            onClick={() => onChoose(isChosen ? chosen.filter((other) => other !== label) : [...chosen, label])}
          >
            <span>{name}</span>
            <small>{(counts[label] ?? 0).toLocaleString('en-US')}</small>
          </button>
        );
      })}
    </fieldset>
  );
}
