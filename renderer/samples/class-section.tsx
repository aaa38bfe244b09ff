// The mined set by class: false ones and missed ones, each a click away.
import type { ClassQuality } from '../../shared/mined-by-class.ts';
import { percentText } from '../../shared/number-text.ts';
import classes from './mined-panel.module.css';
import type { SampleFilter } from './sample-filter.ts';

interface ClassSectionProps {
  /** Of each class, then of all. */
  readonly qualities: readonly ClassQuality[];
  readonly classNames: readonly string[];
  readonly onShow: (filter: Partial<SampleFilter>) => void;
}

const kinds = {
  mined: { mined: 'mined' },
  falseOnes: { mined: 'mined', group: 'aligned' },
  missedOnes: { mined: 'not-mined', group: 'conflicting' },
} as const satisfies Record<string, Partial<SampleFilter>>;

export function ClassSection({ qualities, classNames, onShow }: ClassSectionProps) {
  return (
    <section className={classes.section} aria-label="By class">
      <h3>By class</h3>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">class</th>
              <th scope="col">mined</th>
              <th scope="col">false</th>
              <th scope="col">missed</th>
              <th scope="col">precision</th>
              <th scope="col">recall</th>
            </tr>
          </thead>
          <tbody>
            {qualities.map((quality, label) => {
              const isClass = label < classNames.length;
              const name = isClass ? (classNames[label] ?? String(label)) : 'all';
              const of = isClass ? { classes: [label] } : {};
              return (
                <tr key={name} data-all={!isClass}>
                  <th scope="row">{name}</th>
                  {(['mined', 'falseOnes', 'missedOnes'] as const).map((kind) => (
                    <td key={kind}>
                      <Count value={quality[kind]} onShow={() => onShow({ ...of, ...kinds[kind] })} />
                    </td>
                  ))}
                  <td>{percentText(quality.precision)}</td>
                  <td>{percentText(quality.recall)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Count({ value, onShow }: { readonly value: number | null; readonly onShow: () => void }) {
  if (value === null) return <span>–</span>;
  if (value === 0) return <span>0</span>;
  return (
    <button type="button" title="Show them" onClick={onShow}>
      {value.toLocaleString('en-US')}
    </button>
  );
}
