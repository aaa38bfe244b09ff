// What the curves say at the pointer.
import { createContext, use } from 'react';
import classes from './hover-values.module.css';
import { nearestIndex, type Series } from './series.ts';

interface PointedValuesProps {
  readonly at: number;
  readonly xLabel: string;
  readonly formatX: (value: number) => string;
  /** Name of the stretch of x that it lies in. */
  readonly place: string | null;
  readonly formatY: (value: number) => string;
}

/**
 * All points of the curves that are shown. They reach the values beside the chart's other properties: a point more then draws
 * no axis anew.
 */
export const PointedSeries = createContext<readonly Series[]>([]);

/** Each curve's value at its point nearest to `at`; with that point's own x where it is another. */
export function PointedValues({ at, xLabel, formatX, formatY, place }: PointedValuesProps) {
  const series = use(PointedSeries);
  return (
    <div className={classes.values}>
      <div className={classes.at}>
        {xLabel} {formatX(at)}
        {place === null ? '' : ` · ${place}`}
      </div>
      {series.map(({ id, label, color, x, y }) => {
        const index = nearestIndex(x, at);
        const [nearest, value] = [x[index], y[index]];
        return (
          <div key={id} className={classes.value}>
            <span className={classes.swatch} style={{ background: color }} />
            <span>{label}</span>
            <span className={classes.number}>
              {value === null || value === undefined ? '–' : formatY(value)}
              {nearest !== undefined && nearest !== at ? <small> at {formatX(nearest)}</small> : null}
            </span>
          </div>
        );
      })}
    </div>
  );
}
