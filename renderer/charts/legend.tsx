// The names of a chart's curves with their latest values; each hides or shows its curve.
import classes from './legend.module.css';
import { lastValue, type Series } from './series.ts';

interface LegendProps {
  readonly series: readonly Series[];
  readonly hidden: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
  readonly formatY: (value: number) => string;
}

export function Legend({ series, hidden, onToggle, formatY }: LegendProps) {
  return (
    <div className={classes.legend}>
      {series.map((curve) => {
        const last = lastValue(curve);
        return (
          <button
            key={curve.id}
            type="button"
            className={classes.entry}
            aria-pressed={!hidden.has(curve.id)}
            title={hidden.has(curve.id) ? `Show ${curve.label}` : `Hide ${curve.label}`}
            onClick={() => onToggle(curve.id)}
          >
            <svg className={classes.sample} width="16" height="8" aria-hidden="true">
              <line
                x1="0"
                x2="16"
                y1="4"
                y2="4"
                stroke={curve.color}
                strokeWidth="2.5"
                {...(curve.dash === undefined ? {} : { strokeDasharray: curve.dash })}
              />
            </svg>
            {curve.label}
            <span className={classes.value}>{last === null ? '–' : formatY(last.y)}</span>
          </button>
        );
      })}
    </div>
  );
}
