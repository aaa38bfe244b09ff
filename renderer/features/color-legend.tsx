// By what the points are coloured, and what each colour stands for; a label that is pressed stands out.
import { SegmentedControl } from '@mantine/core';
import classes from './color-legend.module.css';
import { type ColoredBy, type Coloring, colorings } from './coloring.ts';

interface ColorLegendProps {
  readonly by: ColoredBy;
  readonly onBy: (by: ColoredBy) => void;
  /** Those that are known. */
  readonly known: readonly ColoredBy[];
  readonly coloring: Coloring;
  readonly scheme: 'light' | 'dark';
  /** Labels that stand out; all where it is empty. */
  readonly shown: ReadonlySet<number>;
  readonly onShown: (shown: ReadonlySet<number>) => void;
  /** Whether it is known yet what the run says of the samples. */
  readonly isOfRun: boolean;
}

export function ColorLegend({ by, onBy, known, coloring, scheme, shown, onShown, isOfRun }: ColorLegendProps) {
  const toggle = (label: number): void => {
    const next = new Set(shown);
    if (!next.delete(label)) next.add(label);
    onShown(next.size === coloring.labels.length ? new Set() : next);
  };
  return (
    <section className={classes.legend} aria-label="Colours">
      <SegmentedControl
        aria-label="Coloured by"
        fullWidth
        data={colorings.map((value) => ({ value, label: value, disabled: !known.includes(value) }))}
        value={by}
        onChange={(value) => onBy(colorings.find((one) => one === value) ?? 'class')}
      />
      {known.includes('mined') || !isOfRun ? null : (
        <p className={classes.note}>Mined or not is known of the training set of a run that mines.</p>
      )}
      <ul className={classes.labels} data-many={coloring.labels.length > 6}>
        {coloring.labels.map(({ name, color, count }, label) => (
          <li key={name}>
            <button
              type="button"
              className={classes.label}
              aria-pressed={shown.has(label)}
              data-back={shown.size > 0 && !shown.has(label)}
              onClick={() => toggle(label)}
              title="Let it stand out"
            >
              <i style={{ background: color[scheme] }} />
              <span>{name}</span>
              <small>{count.toLocaleString('en-US')}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
