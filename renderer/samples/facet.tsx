// One thing to filter by: choose one of its values, or none; each with its number of samples.
import classes from './facet.module.css';

interface FacetProps<Value extends string> {
  readonly title: string;
  readonly choices: readonly { readonly value: Value; readonly label: string; readonly count: number }[];
  readonly chosen: Value | null;
  readonly onChoose: (value: Value | null) => void;
}

export function Facet<Value extends string>({ title, choices, chosen, onChoose }: FacetProps<Value>) {
  return (
    <fieldset className={classes.facet}>
      <legend>{title}</legend>
      {choices.map(({ value, label, count }) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === chosen}
          className={classes.choice}
          onClick={() => onChoose(value === chosen ? null : value)}
        >
          <span>{label}</span>
          <span className={classes.count}>{count.toLocaleString('en-US')}</span>
        </button>
      ))}
    </fieldset>
  );
}
